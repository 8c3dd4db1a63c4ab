// What the end of an address says of a file.

const ending = (address) => (/\.([a-z0-9]{2,5})$/i.exec(address || "")?.[1] || "").toLowerCase();

export const isSound = (address) => ["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac"].includes(ending(address));
export const isFilm = (address) => ["mp4", "m4v", "webm", "ogv"].includes(ending(address));
export const isCaptions = (address) => ending(address) === "vtt";
