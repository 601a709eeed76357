export default definePageConfig({
  navigationBarTitleText: '券',
  navigationBarBackgroundColor: '#ffffff',
  navigationBarTextStyle: 'black',
  backgroundColor: '#ffffff',
})
