/**
 * The words that article names are made of. All of them were thought up for this shop; none is taken from a real
 * catalogue. Upper case, as shop systems write them.
 */

/** What is drawn on an article, by theme. Articles of one theme are bought together. */
export const MOTIFS: Record<string, readonly string[]> = {
  woodland: words("HEDGEHOG,OWL FAMILY,RED SQUIRREL,FOX CUB,TOADSTOOL,ACORN,FERN LEAF,BADGER,STAG HEAD,PINE FOREST"),
  garden: words(
    "SWEET PEA,LAVENDER FIELD,BUMBLE BEE,LADYBIRD,SUNFLOWER,WILD POPPY,WISTERIA,BLUEBELL,GARDEN ROSE,SNAIL"
  ),
  nautical: words("ANCHOR,LIGHTHOUSE,SAIL BOAT,STARFISH,SEAGULL,ROPE KNOT,WHALE TAIL,HARBOUR,MERMAID,DEEP SEA DIVER"),
  kitchen: words(
    "CAFÉ PARIS,PÂTISSERIE,CRÈME BRÛLÉE,FARMHOUSE,MILKMAID,LEMON GROVE,OLIVE BRANCH,BAKERS DOZEN,RHUBARB,HERB GARDEN"
  ),
  retro: words("JUKEBOX,ROLLER SKATE,CAMPER VAN,DINER,ATOMIC STAR,VINYL RECORD,POP ART,CHEVRON,SPACE ROCKET,GUMBALL"),
  folk: words("FOLK BIRD,NORDIC HEART,TULIP SCROLL,PAISLEY,DALA HORSE,PATCHWORK,GINGHAM,FLEUR DE LYS,TAPESTRY,MANDALA"),
  circus: words(
    "CIRCUS TENT,CAROUSEL,TIGHTROPE,STRONG MAN,DANCING BEAR,HOT AIR BALLOON,MAGIC RABBIT,PUPPET SHOW,CLOWN FISH,BIG WHEEL"
  ),
  animals: words(
    "ELEPHANT,GIRAFFE,SAUSAGE DOG,TABBY CAT,FLAMINGO,PEACOCK,LLAMA,PENGUIN,ZEBRA,HIGHLAND COW,BLUE TIT,DRAGONFLY"
  ),
  travel: words(
    "WORLD MAP,LONDON BUS,VENICE CANAL,TOWER BRIDGE,SUITCASE,POSTMARK,COMPASS ROSE,ROUTE MAP,ALPINE CHALET,ORIENT LAMP"
  ),
  love: words(
    "CUPID ARROW,LOVE LETTER,TWO HEARTS,LOVE BIRDS,JUST MARRIED,FIANCÉE,FOREVER YOURS,TRUE LOVE,DOVE,RIBBON BOW"
  ),
  school: words("ABC LETTERS,TIMES TABLE,ROBOT,DINOSAUR,PIRATE,BALLERINA,TRACTOR,FAIRY,KNIGHT,UNICORN,TRAIN,MONSTER"),
  christmas: words(
    "REINDEER,SNOWMAN,NOËL,HOLLY BERRY,GINGERBREAD,ROBIN,MISTLETOE,ADVENT STAR,SNOWFLAKE,SLEIGH BELL,NUTCRACKER,ICE SKATER"
  ),
  easter: words("SPRING CHICK,EASTER BUNNY,SPECKLED EGG,LAMB,DAFFODIL,BLOSSOM,PRIMROSE,NEST"),
  beach: words(
    "BEACH HUT,PALM TREE,PINEAPPLE,ICE CREAM,DECKCHAIR,SURF BOARD,SEASHELL,WATERMELON,PARASOL,TROPICAL LEAF"
  ),
  plain: words("CLASSIC,VINTAGE,RUSTIC,ANTIQUE,SCALLOPED,RIBBED,SPECKLED,STRIPED,DOTTY,HAMMERED,MARBLE,QUILTED")
};

/** Seasons of themes: relative sales by month, January first; months average 1. */
export const SEASONS: Record<string, readonly number[]> = {
  // Measured on articles named after the feast: 1 % in January, 15 % in September, 26 % October, 35 % November, 14 % December.
  christmas: [0.13, 0.04, 0.05, 0.04, 0.04, 0.09, 0.28, 0.5, 1.78, 3.18, 4.2, 1.67],
  easter: [0.8, 2.2, 4.0, 2.6, 0.5, 0.25, 0.2, 0.2, 0.25, 0.3, 0.3, 0.4],
  summer: [0.4, 0.5, 0.9, 1.3, 1.9, 2.2, 2.0, 1.3, 0.6, 0.35, 0.3, 0.25],
  winter: [1.1, 0.8, 0.6, 0.4, 0.3, 0.3, 0.5, 0.8, 1.5, 2.2, 2.1, 1.4],
  love: [1.9, 2.4, 1.0, 0.9, 1.1, 1.1, 0.9, 0.7, 0.7, 0.7, 0.7, 0.9]
};

export const COLOURS = words(
  "RED,BLUE,GREEN,PINK,WHITE,BLACK,CREAM,IVORY,YELLOW,ORANGE,PURPLE,LILAC,TURQUOISE,NAVY,GREY,BROWN,GOLD,SILVER,COPPER,MINT,CORAL,TEAL,MUSTARD,PEACH"
);

export const SIZES = words("MINI,SMALL,MEDIUM,LARGE,GIANT");

/** An object a motif is put on. */
export interface ObjectKind {
  name: string;
  /** Usual price of one, GBP. */
  price: number;
  materials: readonly string[];
  /** Along what its variants differ, most usual first. */
  axes: readonly ("colour" | "size" | "pack" | "length" | "volume")[];
  season?: keyof typeof SEASONS;
}

/** Objects: name | price | materials | axes | season. */
export const OBJECTS: readonly ObjectKind[] = `
MUG|2.95|CERAMIC,ENAMEL,STONEWARE|colour,pack,volume
TEACUP AND SAUCER|4.25|PORCELAIN,CHINA|colour,pack
TEA TOWEL|2.55|COTTON,LINEN|colour,pack
APRON|4.95|COTTON,OILCLOTH|colour
OVEN GLOVE|3.75|COTTON,QUILTED|colour
CAKE STAND|9.95|CERAMIC,GLASS,TIN|size,colour
CAKE TIN|4.95|TIN|size,pack,colour
BISCUIT BARREL|6.75|CERAMIC,TIN|colour
EGG CUP|1.25|CERAMIC,WOODEN|colour,pack
JAM JAR|1.45|GLASS|volume,pack
STORAGE JAR|3.75|GLASS,CERAMIC,ENAMEL|volume,colour,size
LUNCH BOX|1.95|TIN,BAMBOO|colour
WATER BOTTLE|4.95|STEEL,GLASS|volume,colour
CHOPPING BOARD|7.95|OLIVE WOOD,SLATE,BAMBOO|length,size
MEASURING SPOON|2.1|CERAMIC,STEEL|pack,colour
COOKIE CUTTER|0.85|STEEL,COPPER|pack,size
SERVING TRAY|6.95|TIN,BAMBOO,WOODEN|size,length,colour
PLACEMAT|1.65|CORK,LINEN|pack,colour
COASTER|0.65|CORK,SLATE,FELT|pack,colour
NAPKIN RING|0.85|PEWTER,WOODEN|pack,colour
PAPER NAPKIN|0.85|-|pack,colour
PAPER PLATE|0.65|-|pack,colour
PARTY BUNTING|4.95|PAPER,COTTON|length,colour
PAPER LANTERN|1.25|RICE PAPER|size,colour|summer
PAPER STRAW|0.55|-|pack,colour|summer
BALLOON|0.42|-|pack,colour
BIRTHDAY CARD|0.42|-|pack
GIFT TAG|0.42|KRAFT|pack,colour
GIFT BAG|0.85|KRAFT,PAPER|size,pack,colour
WRAPPING PAPER|0.42|RECYCLED|pack,colour
RIBBON REEL|1.25|SATIN,VELVET|length,colour
NOTEBOOK|1.65|LEATHER,KRAFT|size,colour
ADDRESS BOOK|2.55|-|colour
PENCIL|0.21|WOODEN|pack,colour
PENCIL CASE|2.1|CANVAS,TIN|colour,size
STICKER SHEET|0.85|-|pack
STATIONERY BOX|5.95|-|size,colour
MEMO PAD|0.85|-|size,pack
PHOTO FRAME|3.75|WOODEN,SILVER PLATE,RESIN|length,size,colour
PHOTO ALBUM|6.95|LEATHER,LINEN|size,colour
WALL CLOCK|8.5|METAL,WOODEN|length,colour
ALARM CLOCK|6.75|METAL|colour
WALL MIRROR|12.5|WOODEN,BRASS|length,size
DOOR MAT|7.95|COIR,RUBBER|size,colour
DOOR STOP|4.95|FABRIC,CAST IRON|colour
DOOR KNOB|1.45|CERAMIC,GLASS|colour,pack
COAT HOOK|2.55|CAST IRON,BRASS|colour,pack
KEY RING|1.25|LEATHER,METAL|colour
KEY CABINET|9.95|WOODEN|colour
WALL SIGN|2.1|METAL,WOODEN|size,colour
CUSHION COVER|4.95|COTTON,VELVET,LINEN|length,colour
FLOOR CUSHION|10.95|COTTON|colour
PICNIC BLANKET|14.95|WOOL,FLEECE|size,colour|summer
HOT WATER BOTTLE|4.95|KNITTED,FLEECE|colour,size|winter
HAND WARMER|2.1|KNITTED|colour,pack|winter
SCARF|5.95|WOOL,SILK|colour,length|winter
WOOLLY HAT|4.25|WOOL|colour,size|winter
SLIPPER|6.75|FELT,SHEEPSKIN|size,colour|winter
UMBRELLA|5.95|-|colour,size
RAIN PONCHO|0.85|-|colour,size
SHOPPING BAG|1.95|JUTE,COTTON,RECYCLED|colour,size
LUNCH BAG|1.65|OILCLOTH,COTTON|colour
TOTE BAG|2.95|CANVAS,JUTE|colour
WASH BAG|3.75|OILCLOTH,COTTON|size,colour
COIN PURSE|1.45|SILK,LEATHER,BEADED|colour
BACKPACK|8.5|CANVAS|size,colour
JEWELLERY BOX|9.95|WOODEN,VELVET|size,colour
NECKLACE|3.75|SILVER,BEADED,GLASS|length,colour
BRACELET|2.55|BEADED,LEATHER|colour
EARRINGS|2.95|SILVER,RESIN|colour
BROOCH|2.1|ENAMEL,FELT|colour
HAIR CLIP|0.85|-|pack,colour
COMPACT MIRROR|1.25|METAL|colour
SOAP BAR|1.25|OLIVE OIL|pack
SOAP DISH|2.95|CERAMIC,WOODEN|colour
BATH SALTS|2.1|-|volume
TOOTHBRUSH HOLDER|2.95|CERAMIC|colour
TOWEL|5.95|COTTON,BAMBOO|length,colour
SCENTED CANDLE|2.55|SOY WAX,BEESWAX|pack,size,colour
TEALIGHT HOLDER|1.25|GLASS,METAL,CERAMIC|colour,pack
CANDLE LANTERN|5.95|METAL,GLASS|size,colour
CANDLESTICK|4.25|BRASS,WOODEN|length,colour
INCENSE STICK|0.42|-|pack
OIL BURNER|2.95|CERAMIC|colour
FAIRY LIGHTS|4.95|COPPER WIRE|length,pack
LAMP SHADE|6.95|LINEN,PAPER|length,colour
TABLE LAMP|16.95|CERAMIC,BRASS|size,colour
NIGHT LIGHT|2.95|-|colour
PLANT POT|2.95|TERRACOTTA,ZINC,CERAMIC|size,colour,length
HANGING BASKET|4.95|WICKER,METAL|length
WATERING CAN|6.75|ZINC,ENAMEL|volume,colour|summer
SEED TIN|3.75|TIN|colour
BIRD FEEDER|3.75|METAL,WOODEN|size,colour|winter
BIRD HOUSE|4.95|WOODEN|colour,size
GARDEN STAKE|1.65|METAL|size,pack|summer
PLANT LABEL|0.65|SLATE,WOODEN|pack|summer
WIND CHIME|3.75|BAMBOO,METAL|length|summer
WINDMILL|1.25|PAPER,TIN|colour,size|summer
FLOWER VASE|5.95|GLASS,CERAMIC,STONEWARE|length,colour,size
STORAGE BASKET|7.95|WICKER,FELT|size,pack,colour
STORAGE TIN|2.95|TIN|size,pack
DRAWER LINER|2.95|PAPER|pack,colour
HANGING HEART|1.65|WICKER,WOODEN,GLASS|size,colour
TREE DECORATION|0.85|FELT,GLASS,WOODEN|pack,colour|christmas
WREATH|7.95|WICKER,FELT|length,colour|christmas
STOCKING|3.75|KNITTED,FELT|size,colour|christmas
ADVENT CALENDAR|9.95|WOODEN,FABRIC|colour|christmas
CHRISTMAS CRACKER|1.25|-|pack,colour|christmas
GARLAND|2.95|FELT,PAPER|length,colour
SNOW GLOBE|4.95|GLASS|size|christmas
SOFT TOY|5.95|PLUSH|size,colour
JIGSAW PUZZLE|3.75|WOODEN|pack
SKITTLES|4.25|WOODEN|size
SPINNING TOP|1.25|TIN,WOODEN|colour
MUSIC BOX|6.75|WOODEN,TIN|colour
DOLLS HOUSE CHAIR|2.1|WOODEN|colour
SKIPPING ROPE|1.65|-|colour,length
PLAYING CARDS|1.25|-|pack
MONEY BOX|2.95|CERAMIC,TIN|colour,size
CHILDRENS CUTLERY|3.75|STEEL,BAMBOO|pack,colour
BABY BIB|1.95|OILCLOTH,COTTON|colour,pack
HEIGHT CHART|4.95|WOODEN,FABRIC|length
NAME PLAQUE|2.1|WOODEN|colour
FRIDGE MAGNET|0.85|RESIN,TIN|pack,colour
BOTTLE OPENER|2.55|CAST IRON,BRASS|colour
RECIPE BOX|6.75|TIN,WOODEN|colour
TRINKET DISH|2.1|PORCELAIN,PEWTER|colour,size
BOOKEND|7.95|CAST IRON,WOODEN|pack,colour
BOOKMARK|0.65|LEATHER,FELT|pack,colour`
  .trim()
  .split("\n")
  .map((line) => {
    const [name, price, materials, axes, season] = line.split("|");
    return {
      name: name!,
      price: Number(price),
      materials: materials === "-" ? [] : words(materials!),
      axes: words(axes!) as ObjectKind["axes"],
      ...(season ? {season} : {})
    };
  });

function words(list: string): string[] {
  return list.split(",");
}
