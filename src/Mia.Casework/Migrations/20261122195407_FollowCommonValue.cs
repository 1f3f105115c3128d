using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mia.Casework.Migrations
{
    /// <inheritdoc />
    public partial class FollowCommonValue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "FollowsCommon",
                table: "Casework_Setting",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FollowsCommon",
                table: "Casework_Setting");
        }
    }
}
