/** One theme a building: people find a room by the kind of name it has. */
export const roomThemes: readonly (readonly string[])[] = [
  'Matterhorn Eiger Kilimanjaro Everest Denali Elbrus Etna Olympus Zugspitze Rainier Fuji Lhotse Aconcagua Vesuvius Snowdon Annapurna Teide Logan Jungfrau Ararat Makalu Whitney Dachstein Säntis Cotopaxi Kenya Sinai Watzmann'.split(
    ' ',
  ),
  'Bach Mozart Vivaldi Chopin Debussy Handel Haydn Verdi Schubert Brahms Grieg Sibelius Dvořák Mahler Ravel Elgar Bizet Liszt Puccini Holst Purcell Satie Bruckner Smetana Rossini Corelli Telemann Berlioz'.split(
    ' ',
  ),
  'Danube Rhine Thames Seine Nile Amazon Mekong Volga Tiber Elbe Loire Douro Tagus Shannon Hudson Yukon Ganges Orinoco Rhône Vistula Limmat Isar Arno Ebro Garonne Spree Liffey Tejo'.split(
    ' ',
  ),
  'Curie Tesla Lovelace Turing Hopper Darwin Galileo Newton Kepler Faraday Maxwell Planck Bohr Noether Meitner Franklin Pasteur Mendel Hubble Sagan Fermi Euler Gauss Hypatia Ampère Volta Watt Nobel'.split(
    ' ',
  ),
  'Oak Maple Birch Cedar Willow Linden Juniper Sequoia Hazel Rowan Aspen Larch Cypress Alder Elm Beech Acacia Magnolia Chestnut Poplar Walnut Cherry Hemlock Spruce Yew Olive Ginkgo Ash'.split(
    ' ',
  ),
  'Orion Vega Sirius Polaris Lyra Cassiopeia Andromeda Perseus Aquila Altair Rigel Deneb Antares Capella Spica Arcturus Mira Castor Pollux Bellatrix Hydra Pegasus Phoenix Cygnus Draco Atlas Electra Maia'.split(
    ' ',
  ),
  'Lisbon Kyoto Havana Oslo Marrakesh Bergen Quito Nairobi Bruges Valletta Reykjavik Hanoi Porto Kraków Cusco Zanzibar Tallinn Dakar Antigua Lhasa Hobart Windhoek Salzburg Seville Galway Ghent Sintra Jaipur'.split(
    ' ',
  ),
  'Saffron Basil Sage Thyme Cardamom Ginger Rosemary Anise Nutmeg Jasmine Tarragon Lavender Mint Cumin Paprika Vanilla Cinnamon Turmeric Oregano Fennel Clove Sorrel Chervil Sumac Lovage Dill Caraway Coriander'.split(
    ' ',
  ),
  'Kestrel Heron Osprey Falcon Swift Robin Wren Starling Avocet Puffin Lapwing Curlew Plover Skylark Goshawk Merlin Kingfisher Albatross Condor Ibis Egret Siskin Linnet Tern Gannet Petrel Fulmar Dunlin'.split(
    ' ',
  ),
  'Monet Klee Kahlo Whistler Dürer Rembrandt Vermeer Turner Cézanne Matisse Rothko Kandinsky Miró Degas Goya Titian Raphael Bruegel Hokusai Klimt Chagall Magritte Seurat Munch Macke Marc Warhol Pollock'.split(
    ' ',
  ),
]

/** Where the phones and smart displays that belong to no room stand. */
export const phoneSpots: readonly string[] = [
  'Reception',
  'Lobby',
  'Canteen',
  'Warehouse Gate',
  'Security Desk',
  'Loading Dock',
  'First Aid',
  'Post Room',
  'Break Area',
  'Workshop',
]
