using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "Suggestions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "Deputies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "AspNetUsers",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Search",
                table: "Suggestions");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "Deputies");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "AspNetUsers");
        }
    }
}
