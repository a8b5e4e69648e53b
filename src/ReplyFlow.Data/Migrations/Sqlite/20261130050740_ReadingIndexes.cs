using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReadingIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_BureauId",
                table: "Letters");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems",
                columns: new[] { "DecidedById", "ClosedAt" },
                filter: "\"Comment\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_BureauId_Id",
                table: "Letters",
                columns: new[] { "BureauId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems");

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
