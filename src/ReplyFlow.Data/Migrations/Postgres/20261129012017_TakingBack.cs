using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TakingBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SeenAt",
                table: "WorkItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "TakenBackAt",
                table: "WorkItems",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "TakenBackAt",
                table: "WorkItems");
        }
    }
}
