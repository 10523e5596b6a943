export const givenNames: readonly string[] =
  'Adele Alex Allan Anna Beatriz Ben Carla Chiara Daniel Diego Elena Emma Enrico Farah Felix Freya Grady Hanna Henrietta Hiro Ines Irvin Isaiah Ivan Johanna Jonas Joni Kavya Lars Lea Lee Lidia Lukas Lynne Maja Malik Marek Megan Miriam Mona Nadia Nestor Noah Nuria Olga Omar Patti Pradeep Priya Rasmus Rosa Samir Sofia Stefan Theo Tomas Vera Wei Yara Zoe'.split(
    ' ',
  )

export const surnames: readonly string[] =
  'Vance Wilber Deyoung Becker Almeida Walters Rossi Bianchi Hoffmann Fernández Petrov Larsson Archer Haddad Wagner Nielsen Schmidt Tanaka Sousa Sayers Langer Kowalski Novák Patel Berg Fischer Gu Holloway Meyer Robbins Jensen Rahman Zieliński Bowen Adler Thomas Osman Wilke Laurent García Ivanova Hassan Fernandez Gupta Sharma Dahl Ortega Aziz Marino Braun Keller Silva Moreau Lindqvist Chen Demir Hughes Okafor Brandt Ryan'.split(
    ' ',
  )

export const jobTitles: readonly string[] = [
  'Account Executive',
  'Product Manager',
  'Software Engineer',
  'Field Technician',
  'Controller',
  'HR Business Partner',
  'Plant Supervisor',
  'Quality Engineer',
  'Marketing Specialist',
  'Sales Director',
  'Legal Counsel',
  'Office Assistant',
]

export const departments: readonly string[] = [
  'Sales',
  'Engineering',
  'Finance',
  'Human Resources',
  'Operations',
  'Marketing',
  'Legal',
  'Customer Service',
]
