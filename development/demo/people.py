"""Who is in the demo. Every address is of example.org; nobody here exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoOffice:
    """An advising office."""

    slug: str
    name: str
    place: str
    time_zone: str


@dataclass(frozen=True)
class DemoAdvisor:
    """An advisor; `key` names the person in `demo links`."""

    key: str
    office: str
    name: str


@dataclass(frozen=True)
class DemoApplicant:
    """An applicant. `graduated` is in years before this one."""

    key: str
    office: str
    advisor: str
    first_name: str
    last_name: str
    country: str
    school: str
    graduated: int
    specialty: str
    global_health: bool
    aamc_id: str
    position: str = ""
    aim: str = ""
    own_script: str = ""
    language: str = ""


@dataclass(frozen=True)
class DemoWriter:
    """A writer; in two offices, where `offices` names two."""

    key: str
    name: str
    offices: tuple[str, ...]
    role: str
    specialty: str
    institution: str
    country: str = "US"
    relationship: str = "clinical"
    global_health_role: str = ""
    confirmed: bool = True
    email: str = ""


OFFICES = (
    DemoOffice("harbor", "Harbor Advising", "Boston", "America/New_York"),
    DemoOffice("lakeside", "Lakeside Global", "Chicago", "America/Chicago"),
)

ADVISORS = (
    DemoAdvisor("advisor_anna", "harbor", "Anna Lindqvist"),
    DemoAdvisor("advisor_ben", "harbor", "Ben Osei"),
    DemoAdvisor("advisor_lena", "lakeside", "Lena Fischer"),
    DemoAdvisor("advisor_tomas", "lakeside", "Tomás Rivera"),
)

_AIM = "Categorical internal medicine with a global health track. I am drawn to refugee health, chronic illness and the systems around it."

APPLICANTS = (
    DemoApplicant("applicant_minh", "harbor", "advisor_anna", "Minh Anh", "Nguyễn Thị", "VN", "University of Medicine and Pharmacy, Ho Chi Minh City", 2,
                  "internal medicine", True, "14829037", "Visiting physician, Lakeside County Hospital", _AIM, "", "vi"),
    DemoApplicant("applicant_kofi", "harbor", "advisor_anna", "Kofi", "Mensah", "GH", "University of Ghana", 4, "internal medicine", True, "14587658",
                  "Research fellow, Northgate Institute", "Internal medicine, and research on hypertension where clinics are far apart."),
    DemoApplicant("applicant_fatima", "harbor", "advisor_ben", "Fatima", "Al-Zahra", "EG", "Cairo University Kasr Alainy", 1, "pediatrics", True, "13810364",
                  "House officer, Cairo", "Pediatrics with a global health track.", "فاطمة الزهراء", "ar"),
    DemoApplicant("applicant_priya", "harbor", "advisor_ben", "Priya", "Venkataraman", "IN", "Madras Medical College", 7, "obstetrics & gynecology", True, "13010224",
                  "Registrar, Chennai", "Obstetrics and gynecology for women who travel far to be seen."),
    DemoApplicant("applicant_tewodros", "harbor", "advisor_anna", "Tewodros", "Bekele", "ET", "Addis Ababa University", 6, "emergency medicine", True, "16056926",
                  "General practitioner, Hawassa", "Emergency medicine, and systems that work without much."),
    DemoApplicant("applicant_xiaolong", "harbor", "advisor_anna", "Xiaolong", "Chen", "CN", "Peking Union Medical College", 2, "internal medicine", False, "13097215",
                  "", "Internal medicine.", "陈小龙", "zh"),
    DemoApplicant("applicant_madonna", "harbor", "advisor_ben", "Madonna", "", "PH", "University of Santo Tomas", 1, "family medicine", True, "17831533"),
    DemoApplicant("applicant_zoe", "harbor", "advisor_ben", "Zoë", "Müller-Öztürk", "DE", "Charité Universitätsmedizin", 8, "family medicine", True, "13409016",
                  "", "Family medicine with a refugee health track."),
    DemoApplicant("applicant_rosa", "lakeside", "advisor_lena", "Rosa", "Quispe Mamani", "PE", "Universidad Peruana Cayetano Heredia", 1, "internal medicine", True,
                  "11664315", "Serums physician, Puno", "Internal medicine; high-altitude medicine and tuberculosis."),
    DemoApplicant("applicant_yusuf", "lakeside", "advisor_lena", "Yusuf", "Abdi", "SO", "Benadir University", 5, "pediatrics", True, "15174898",
                  "Medical officer, Mogadishu", "Pediatrics, and vaccination where records move with the family."),
    DemoApplicant("applicant_dagny", "lakeside", "advisor_tomas", "Dagný", "Þórsdóttir", "IS", "University of Iceland", 9, "pediatrics", False, "19267593"),
    DemoApplicant("applicant_mariana", "lakeside", "advisor_tomas", "Mariana", "Gonçalves", "BR", "Universidade de São Paulo", 9, "emergency medicine", True, "17888940",
                  "Emergency physician, São Paulo", "Emergency medicine with a global health track."),
)  # fmt: skip

WRITERS = (
    DemoWriter("writer_park", "Dr. Helen Park", ("harbor", "lakeside"), "attending, family clinic", "family medicine", "Lakeside County Hospital"),
    DemoWriter("writer_stein", "Dr. Rebecca Stein", ("harbor",), "attending, inpatient ward", "internal medicine", "Lakeside County Hospital"),
    DemoWriter("writer_oyelaran", "Dr. Marcus Oyelaran", ("harbor",), "attending, refugee clinic", "internal medicine", "Harbor Refugee Health Clinic",
               relationship="global_health", global_health_role="Leads the refugee health track"),
    DemoWriter("writer_raman", "Dr. Priya Raman", ("harbor",), "principal investigator", "internal medicine", "Northgate Institute", relationship="research"),
    DemoWriter("writer_alvarez", "Dr. Elena Alvarez", ("harbor",), "attending, inpatient ward", "internal medicine", "St. Brigid Hospital", confirmed=False),
    DemoWriter("writer_whitfield", "Dr. James Whitfield", ("harbor",), "attending, pediatric ward", "pediatrics", "St. Brigid Children’s"),
    DemoWriter("writer_hai", "Prof. Trần Văn Hải", ("harbor",), "head of department", "internal medicine", "Chợ Rẫy Hospital", "VN", "home"),
    DemoWriter("writer_lopez", "Dr. Carmen López", ("harbor",), "director, women’s clinic", "obstetrics & gynecology", "Harbor Community Health", confirmed=False,
               email="carmen.lopez.md@gmail.com.example.org"),
    DemoWriter("writer_siddiqui", "Dr. Omar Siddiqui", ("lakeside",), "attending, tuberculosis clinic", "internal medicine", "Chicago County Clinics",
               relationship="global_health", global_health_role="Directs the global health elective"),
    DemoWriter("writer_kimani", "Dr. Grace Kimani", ("lakeside",), "attending, pediatric emergency", "pediatrics", "Great Lakes Children’s"),
)  # fmt: skip
