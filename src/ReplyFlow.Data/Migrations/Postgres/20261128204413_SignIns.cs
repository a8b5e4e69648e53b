using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SignIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EndedSignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSignIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormerPasswords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerPasswords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerPasswords_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeptForms_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignInTries",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInTries", x => new { x.Key, x.Since });
                    table.ForeignKey(
                        name: "FK_SignInTries_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EndedSignIns_EndedAt",
                table: "EndedSignIns",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_FormerPasswords_PersonId",
                table: "FormerPasswords",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_KeptAt",
                table: "KeptForms",
                column: "KeptAt");

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_PersonId",
                table: "KeptForms",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInTries_PersonId",
                table: "SignInTries",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInTries_Since",
                table: "SignInTries",
                column: "Since");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EndedSignIns");

            migrationBuilder.DropTable(
                name: "FormerPasswords");

            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "SignInTries");
        }
    }
}
