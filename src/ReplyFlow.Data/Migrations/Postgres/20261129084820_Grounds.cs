using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Grounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Ground",
                table: "Feedback",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "GroundOn",
                table: "Feedback",
                type: "date",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Feedback_EntryByGround",
                table: "Feedback",
                sql: "(\"Way\" IN ('Paper', 'Telephone')) = (\"Ground\" <> '' AND \"GroundOn\" IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Feedback_EntryByGround",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "Ground",
                table: "Feedback");

            migrationBuilder.DropColumn(
                name: "GroundOn",
                table: "Feedback");
        }
    }
}
