using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReplyFlow.Data.Migrations.Sqlite
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSignIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormerPasswords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true)
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
