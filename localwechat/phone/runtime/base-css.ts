/** How the phone's layers and WeChat's built-in tags look before a mini-program styles them. */
export const BASE_CSS = `
.lw-phone{position:relative;width:100%;height:100%;overflow:hidden;background:#fff;color:#000;
  --safe-top:0px;--safe-right:0px;--safe-bottom:0px;--safe-left:0px}
.lw-pages{position:absolute;inset:0;overflow:hidden}
.lw-overlay{position:absolute;inset:0;pointer-events:none;z-index:1000}
.lw-overlay>*{pointer-events:auto}
.lw-page{position:absolute;inset:0;contain:layout style;overflow:hidden;font-size:16px;
  line-height:1.4;-webkit-text-size-adjust:none}
.lw-page[hidden]{display:none}
.lw-scroll{height:100%;overflow:hidden auto;-webkit-overflow-scrolling:touch;
  overscroll-behavior:contain}
.lw-page[data-still]>.lw-scroll{overflow:hidden}
wx-page{display:block;min-height:100%;box-sizing:border-box}
.lw-page [hidden]{display:none!important}
wx-view,wx-cover-view,wx-form,wx-checkbox-group,wx-radio-group,wx-navigator,wx-picker,wx-rich-text,
wx-match-media{display:block}
wx-text{display:inline;white-space:pre-line;word-break:normal}
wx-text[data-clamp]{display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden;
  text-overflow:ellipsis}
wx-label{display:inline}
wx-navigation-bar,wx-page-meta,wx-root-portal{display:contents}
wx-image,wx-cover-image{display:inline-block;width:320px;height:240px;overflow:hidden;
  vertical-align:baseline}
wx-image>img,wx-cover-image>img{display:block;width:100%;height:100%}
wx-image>img:not([src]),wx-cover-image>img:not([src]){visibility:hidden}
wx-image[data-mode=widthFix],wx-cover-image[data-mode=widthFix]{height:auto}
wx-image[data-mode=widthFix]>img{height:auto}
wx-image[data-mode=heightFix]{width:auto}
wx-image[data-mode=heightFix]>img{width:auto}
wx-button{position:relative;display:block;margin:0 auto;padding:0 14px;box-sizing:border-box;
  font-size:18px;text-align:center;text-decoration:none;line-height:2.55555556;border-radius:5px;
  overflow:hidden;color:#000;background-color:#f8f8f8;cursor:pointer;user-select:none}
wx-button::after{content:" ";width:200%;height:200%;position:absolute;top:0;left:0;
  border:1px solid rgba(0,0,0,.2);transform:scale(.5);transform-origin:0 0;box-sizing:border-box;
  border-radius:10px;pointer-events:none}
wx-button[type=primary]{color:#fff;background-color:#07c160}
wx-button[type=warn]{color:#fff;background-color:#fa5151}
wx-button[plain]{background-color:transparent}
wx-button[size=mini]{display:inline-block;line-height:2.3;font-size:13px;padding:0 1.34em}
wx-button[disabled]{color:rgba(0,0,0,.3);cursor:default}
wx-button[disabled][type=primary],wx-button[disabled][type=warn]{color:rgba(255,255,255,.6);
  opacity:.6}
wx-button[loading]::before{content:" ";display:inline-block;width:18px;height:18px;margin-right:6px;
  vertical-align:middle;border:2px solid currentColor;border-right-color:transparent;
  border-radius:50%;box-sizing:border-box;animation:lw-spin 1s steps(12) infinite}
wx-button.button-hover{filter:brightness(.93)}
@keyframes lw-spin{to{transform:rotate(1turn)}}
wx-input,wx-textarea{display:block;cursor:text;overflow:hidden;text-overflow:clip}
wx-input{height:1.4rem;min-height:1.4em}
wx-textarea{width:300px;height:150px}
wx-input>input,wx-textarea>textarea{display:block;width:100%;height:100%;min-height:inherit;
  margin:0;padding:0;border:0;outline:0;background:none;resize:none;font:inherit;color:inherit;
  text-align:inherit;letter-spacing:inherit;caret-color:auto;box-sizing:border-box}
wx-input>input::placeholder,wx-textarea>textarea::placeholder{
  color:var(--placeholder-color,#808080)}
wx-checkbox,wx-radio{display:inline-flex;align-items:center;cursor:pointer}
wx-checkbox>.lw-mark,wx-radio>.lw-mark{width:22px;height:22px;margin-right:5px;flex:none;
  border:1px solid #d1d1d1;border-radius:3px;background:#fff;box-sizing:border-box}
wx-radio>.lw-mark{border-radius:50%}
wx-checkbox[data-on]>.lw-mark::after,wx-radio[data-on]>.lw-mark::after{content:"✓";display:block;
  line-height:20px;text-align:center;font-size:16px;color:var(--mark,#09bb07)}
wx-radio[data-on]>.lw-mark{background:var(--mark,#09bb07);border-color:transparent}
wx-radio[data-on]>.lw-mark::after{color:#fff}
wx-switch{position:relative;display:inline-block;width:52px;height:32px;border-radius:16px;
  background:#dfdfdf;transition:background .15s;cursor:pointer}
wx-switch::after{content:"";position:absolute;top:1px;left:1px;width:30px;height:30px;
  border-radius:50%;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.4);transition:transform .15s}
wx-switch[data-on]{background:var(--mark,#04be02)}
wx-switch[data-on]::after{transform:translateX(20px)}
wx-slider{display:flex;align-items:center;gap:8px;margin:10px 18px}
wx-slider>input{flex:1}
wx-progress{display:flex;align-items:center;gap:8px}
.lw-progress-bar{flex:1;overflow:hidden}
.lw-progress-bar>div{height:100%}
wx-icon{display:inline-flex;align-items:center;justify-content:center;width:var(--icon-size);
  height:var(--icon-size);border-radius:50%;color:#fff;background:var(--icon-color);
  font-size:calc(var(--icon-size) * .7);line-height:1}
wx-icon[type$=_no_circle],wx-icon[type=search]{background:none;color:var(--icon-color)}
wx-scroll-view{display:block;width:100%;overflow:hidden;-webkit-overflow-scrolling:touch}
wx-swiper{position:relative;display:block;height:150px;overflow:hidden;touch-action:pan-y}
wx-swiper[data-vertical]{touch-action:pan-x}
.lw-swiper-track{display:flex;width:100%;height:100%;transition:transform .3s ease-out}
wx-swiper[data-vertical]>.lw-swiper-track{flex-direction:column}
wx-swiper-item{display:block;flex:0 0 100%;width:100%;height:100%;overflow:hidden}
.lw-swiper-dots{position:absolute;left:0;right:0;bottom:10px;display:flex;justify-content:center;
  gap:8px;pointer-events:none}
.lw-swiper-dots>i{width:8px;height:8px;border-radius:50%}
wx-canvas{position:relative;display:block;width:300px;height:150px;overflow:hidden}
wx-canvas>canvas{display:block;width:100%;height:100%}
@media (prefers-reduced-motion:reduce){.lw-swiper-track,wx-switch::after{transition:none}}
`
