using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Platform_Draft",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Fields = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Draft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_AccountEvent",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_AccountEvent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_AccountLink",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_AccountLink", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Change",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ParticipantId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    PrevHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Change", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Delprojekt",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Forbund = table.Column<string>(type: "TEXT", nullable: false),
                    Kommuner = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Delprojekt", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Job",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Job", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_KeptPost",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Fields = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_KeptPost", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_KeyCheck",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Ring = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_KeyCheck", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_LogReview",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    AllWell = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_LogReview", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Mail",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    To = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Subject = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Once",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Command = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Once", x => new { x.Key, x.Command, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "Platform_ToolSetting",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Tool = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_ToolSetting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_ToolSwitch",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Tool = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_ToolSwitch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_User",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MustEnrol = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_User", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Controller",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Controller", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Platform_Controller_Platform_Delprojekt_DelprojektId",
                        column: x => x.DelprojektId,
                        principalTable: "Platform_Delprojekt",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Label",
                columns: table => new
                {
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Label", x => new { x.DelprojektId, x.Key });
                    table.ForeignKey(
                        name: "FK_Platform_Label_Platform_Delprojekt_DelprojektId",
                        column: x => x.DelprojektId,
                        principalTable: "Platform_Delprojekt",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Platform_RoleAssignment",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    DelprojektId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ControllerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_RoleAssignment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Platform_RoleAssignment_Platform_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Platform_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Platform_Session",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StepUpUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Platform_Session_Platform_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Platform_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Platform_UserClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_UserClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Platform_UserClaim_Platform_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Platform_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Platform_UserLogin",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_UserLogin", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_Platform_UserLogin_Platform_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Platform_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Platform_UserPasskey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_UserPasskey", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_Platform_UserPasskey_Platform_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Platform_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Platform_UserToken",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_UserToken", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_Platform_UserToken_Platform_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Platform_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Draft_UserId_Key",
                table: "Platform_Draft",
                columns: new[] { "UserId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_AccountEvent_UserId_At",
                table: "Platform_AccountEvent",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Platform_AccountLink_TokenHash",
                table: "Platform_AccountLink",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_AccountLink_UserId",
                table: "Platform_AccountLink",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Change_CaseId",
                table: "Platform_Change",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Change_ParticipantId",
                table: "Platform_Change",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Controller_DelprojektId",
                table: "Platform_Controller",
                column: "DelprojektId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Delprojekt_Slug",
                table: "Platform_Delprojekt",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_KeptPost_UserId",
                table: "Platform_KeptPost",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_LogReview_Month",
                table: "Platform_LogReview",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Mail_NextAt",
                table: "Platform_Mail",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Once_At",
                table: "Platform_Once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_RoleAssignment_UserId",
                table: "Platform_RoleAssignment",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Session_TokenHash",
                table: "Platform_Session",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Session_UserId",
                table: "Platform_Session",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_ToolSetting_DelprojektId_Tool",
                table: "Platform_ToolSetting",
                columns: new[] { "DelprojektId", "Tool" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_ToolSwitch_DelprojektId_At",
                table: "Platform_ToolSwitch",
                columns: new[] { "DelprojektId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Platform_User_NormalizedEmail",
                table: "Platform_User",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_User_NormalizedUserName",
                table: "Platform_User",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Platform_UserClaim_UserId",
                table: "Platform_UserClaim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_UserLogin_UserId",
                table: "Platform_UserLogin",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_UserPasskey_UserId",
                table: "Platform_UserPasskey",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Platform_Draft");

            migrationBuilder.DropTable(
                name: "Platform_AccountEvent");

            migrationBuilder.DropTable(
                name: "Platform_AccountLink");

            migrationBuilder.DropTable(
                name: "Platform_Change");

            migrationBuilder.DropTable(
                name: "Platform_Controller");

            migrationBuilder.DropTable(
                name: "Platform_Job");

            migrationBuilder.DropTable(
                name: "Platform_KeptPost");

            migrationBuilder.DropTable(
                name: "Platform_KeyCheck");

            migrationBuilder.DropTable(
                name: "Platform_Label");

            migrationBuilder.DropTable(
                name: "Platform_LogReview");

            migrationBuilder.DropTable(
                name: "Platform_Mail");

            migrationBuilder.DropTable(
                name: "Platform_Once");

            migrationBuilder.DropTable(
                name: "Platform_RoleAssignment");

            migrationBuilder.DropTable(
                name: "Platform_Session");

            migrationBuilder.DropTable(
                name: "Platform_ToolSetting");

            migrationBuilder.DropTable(
                name: "Platform_ToolSwitch");

            migrationBuilder.DropTable(
                name: "Platform_UserClaim");

            migrationBuilder.DropTable(
                name: "Platform_UserLogin");

            migrationBuilder.DropTable(
                name: "Platform_UserPasskey");

            migrationBuilder.DropTable(
                name: "Platform_UserToken");

            migrationBuilder.DropTable(
                name: "Platform_Delprojekt");

            migrationBuilder.DropTable(
                name: "Platform_User");
        }
    }
}
