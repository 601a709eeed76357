// Side-effect imports of everything that registers APIs, open types and seats.
// The skin (api/ui, chrome) adds its own lines here.
