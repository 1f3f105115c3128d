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
                name: "Platform_Once",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Command = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Platform_Once", x => new { x.Key, x.Command, x.UserId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Change_CaseId",
                table: "Platform_Change",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Change_ParticipantId",
                table: "Platform_Change",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Platform_Once_At",
                table: "Platform_Once",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Platform_Change");

            migrationBuilder.DropTable(
                name: "Platform_KeyCheck");

            migrationBuilder.DropTable(
                name: "Platform_Once");
        }
    }
}
