using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Casework_Code",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    List = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExternalCode = table.Column<string>(type: "TEXT", nullable: false),
                    Marks = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Code", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_EligibilityRule",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ExpressionJson = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_EligibilityRule", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_InterventionOffer",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    WhenRequiredEnds = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_InterventionOffer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_InterventionType",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    RequiresAnyOf = table.Column<string>(type: "TEXT", nullable: false),
                    IsGroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    RevealsHealth = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeveralAtOnce = table.Column<bool>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_InterventionType", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_NumberSeries",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_NumberSeries", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Participant",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PreferredName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Pronoun = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Gender = table.Column<int>(type: "INTEGER", nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    KommunCode = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Email = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Address = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ContactWays = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Interpreter = table.Column<bool>(type: "INTEGER", nullable: false),
                    Protection = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Participant", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Referral",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Initiative = table.Column<string>(type: "TEXT", nullable: false),
                    Referrer = table.Column<string>(type: "TEXT", nullable: false),
                    ReferrerName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReferrerPhone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReferrerEmail = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReferrerUnit = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Together = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IdentityKind = table.Column<int>(type: "INTEGER", nullable: true),
                    IdentityNumber = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IdentityLookup = table.Column<byte[]>(type: "BLOB", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BirthYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Gender = table.Column<int>(type: "INTEGER", nullable: true),
                    KommunCode = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Email = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ContactWays = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Interpreter = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsProtected = table.Column<bool>(type: "INTEGER", nullable: false),
                    Children = table.Column<bool>(type: "INTEGER", nullable: true),
                    ChildrenCount = table.Column<int>(type: "INTEGER", nullable: true),
                    IncomeAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Income = table.Column<string>(type: "TEXT", nullable: false),
                    TimeWithoutWork = table.Column<string>(type: "TEXT", nullable: true),
                    TimeOnSupport = table.Column<string>(type: "TEXT", nullable: true),
                    OngoingContacts = table.Column<string>(type: "TEXT", nullable: false),
                    InOtherMeasure = table.Column<bool>(type: "INTEGER", nullable: true),
                    QualifiesForOrdinary = table.Column<bool>(type: "INTEGER", nullable: true),
                    Description = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Wish = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OwnWish = table.Column<bool>(type: "INTEGER", nullable: true),
                    Needs = table.Column<string>(type: "TEXT", nullable: false),
                    FirstContactOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecisionCode = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReferredTo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Priority = table.Column<string>(type: "TEXT", nullable: true),
                    WaitingSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PurgeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Referral", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Setting",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Setting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Case",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReferralId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    EnrolledOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DormantReason = table.Column<string>(type: "TEXT", nullable: true),
                    DormantUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastContactOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextContactOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NoShowsInRow = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Case", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Case_Casework_Participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Casework_Participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Identity",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Identity", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Identity_Casework_Participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Casework_Participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_EligibilityAnswer",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReferralId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", nullable: false),
                    Finding = table.Column<int>(type: "INTEGER", nullable: false),
                    AnsweredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_EligibilityAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_EligibilityAnswer_Casework_Referral_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Casework_Referral",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_ReferralStep",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReferralId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_ReferralStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_ReferralStep_Casework_Referral_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Casework_Referral",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Consent",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: true),
                    Organisation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    RegisteredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Consent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Consent_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Contact",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LoggedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    IsNoShow = table.Column<bool>(type: "INTEGER", nullable: false),
                    WasMet = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoShowReason = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LifeAreas = table.Column<string>(type: "TEXT", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    NextType = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Contact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Contact_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Exit",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Outcomes = table.Column<string>(type: "TEXT", nullable: false),
                    PrimaryOutcome = table.Column<string>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", nullable: false),
                    Manner = table.Column<string>(type: "TEXT", nullable: false),
                    Counts = table.Column<bool>(type: "INTEGER", nullable: false),
                    IncomeAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Income = table.Column<string>(type: "TEXT", nullable: false),
                    HoursPerWeek = table.Column<int>(type: "INTEGER", nullable: true),
                    Empowerment = table.Column<int>(type: "INTEGER", nullable: true),
                    OwnWords = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NeedsReceiver = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoReceiverCode = table.Column<string>(type: "TEXT", nullable: true),
                    NoReceiverReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RegisteredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Exit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Exit_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Handover",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Person = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Email = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: true),
                    Summary = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: true),
                    TokenExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FirstAppointmentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FirstContactOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StopReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Handover", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Handover_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Intervention",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TypeCode = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    ResponsibleId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PlannedEndOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Intervention", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Intervention_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Casework_Responsibility",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Area = table.Column<int>(type: "INTEGER", nullable: false),
                    IsMain = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casework_Responsibility", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casework_Responsibility_Casework_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Casework_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Case_DelprojektId_EnrolledOn",
                table: "Casework_Case",
                columns: new[] { "DelprojektId", "EnrolledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Case_DelprojektId_Status_LastContactOn",
                table: "Casework_Case",
                columns: new[] { "DelprojektId", "Status", "LastContactOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Case_Number",
                table: "Casework_Case",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Case_ParticipantId",
                table: "Casework_Case",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Case_ReferralId",
                table: "Casework_Case",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Code_List_Value_ValidFrom",
                table: "Casework_Code",
                columns: new[] { "List", "Value", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Consent_CaseId_Type",
                table: "Casework_Consent",
                columns: new[] { "CaseId", "Type" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Contact_CaseId_HeldOn",
                table: "Casework_Contact",
                columns: new[] { "CaseId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Contact_DelprojektId_NextOn",
                table: "Casework_Contact",
                columns: new[] { "DelprojektId", "NextOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_EligibilityAnswer_ReferralId_RuleCode",
                table: "Casework_EligibilityAnswer",
                columns: new[] { "ReferralId", "RuleCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_EligibilityRule_DelprojektId_Code_ValidFrom",
                table: "Casework_EligibilityRule",
                columns: new[] { "DelprojektId", "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Exit_CaseId",
                table: "Casework_Exit",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Exit_DelprojektId_EndedOn",
                table: "Casework_Exit",
                columns: new[] { "DelprojektId", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Handover_CaseId",
                table: "Casework_Handover",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Handover_DelprojektId_Status",
                table: "Casework_Handover",
                columns: new[] { "DelprojektId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Handover_TokenHash",
                table: "Casework_Handover",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Identity_Lookup",
                table: "Casework_Identity",
                column: "Lookup");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Identity_ParticipantId",
                table: "Casework_Identity",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Intervention_CaseId",
                table: "Casework_Intervention",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Intervention_DelprojektId_TypeCode_StartsOn",
                table: "Casework_Intervention",
                columns: new[] { "DelprojektId", "TypeCode", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_InterventionOffer_DelprojektId_Code_ValidFrom",
                table: "Casework_InterventionOffer",
                columns: new[] { "DelprojektId", "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_InterventionType_Code",
                table: "Casework_InterventionType",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Participant_DelprojektId",
                table: "Casework_Participant",
                column: "DelprojektId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Referral_DelprojektId_Status_ReceivedOn",
                table: "Casework_Referral",
                columns: new[] { "DelprojektId", "Status", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Referral_IdentityLookup",
                table: "Casework_Referral",
                column: "IdentityLookup");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Referral_Number",
                table: "Casework_Referral",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Referral_PurgeOn",
                table: "Casework_Referral",
                column: "PurgeOn");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_ReferralStep_ReferralId",
                table: "Casework_ReferralStep",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Responsibility_CaseId",
                table: "Casework_Responsibility",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Responsibility_UserId_To",
                table: "Casework_Responsibility",
                columns: new[] { "UserId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Casework_Setting_Key_DelprojektId_ValidFrom",
                table: "Casework_Setting",
                columns: new[] { "Key", "DelprojektId", "ValidFrom" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Casework_Code");

            migrationBuilder.DropTable(
                name: "Casework_Consent");

            migrationBuilder.DropTable(
                name: "Casework_Contact");

            migrationBuilder.DropTable(
                name: "Casework_EligibilityAnswer");

            migrationBuilder.DropTable(
                name: "Casework_EligibilityRule");

            migrationBuilder.DropTable(
                name: "Casework_Exit");

            migrationBuilder.DropTable(
                name: "Casework_Handover");

            migrationBuilder.DropTable(
                name: "Casework_Identity");

            migrationBuilder.DropTable(
                name: "Casework_Intervention");

            migrationBuilder.DropTable(
                name: "Casework_InterventionOffer");

            migrationBuilder.DropTable(
                name: "Casework_InterventionType");

            migrationBuilder.DropTable(
                name: "Casework_NumberSeries");

            migrationBuilder.DropTable(
                name: "Casework_ReferralStep");

            migrationBuilder.DropTable(
                name: "Casework_Responsibility");

            migrationBuilder.DropTable(
                name: "Casework_Setting");

            migrationBuilder.DropTable(
                name: "Casework_Referral");

            migrationBuilder.DropTable(
                name: "Casework_Case");

            migrationBuilder.DropTable(
                name: "Casework_Participant");
        }
    }
}
