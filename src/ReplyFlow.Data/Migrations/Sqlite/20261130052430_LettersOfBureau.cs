using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LettersOfBureau : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_BureauId",
                table: "Letters");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_BureauId_Id",
                table: "Letters",
                columns: new[] { "BureauId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_BureauId_Id",
                table: "Letters");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_BureauId",
                table: "Letters",
                column: "BureauId");
        }
    }
}
