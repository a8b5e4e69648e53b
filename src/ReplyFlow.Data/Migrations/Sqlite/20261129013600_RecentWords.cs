using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RecentWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems",
                columns: new[] { "DecidedById", "ClosedAt" },
                filter: "\"Comment\" <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_DecidedById_ClosedAt",
                table: "WorkItems",
                columns: new[] { "DecidedById", "ClosedAt" },
                filter: "\"Outcome\" = 'Return'");
        }
    }
}
