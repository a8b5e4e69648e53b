using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Letters.Pdf.Images;
using ReplyFlow.Letters.Signing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Signing;

/// <summary>印发 with the organisation's certificate and seal, and what verify says of it.</summary>
public sealed class SignedLetterTests
{
    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_letter_is_signed_once_before_it_is_hashed_and_verify_agrees(DatabaseKind kind)
    {
        using var certificate = new CertificateFile(From, From.AddYears(5));
        await using var world = await World.CreateAsync(kind, signing: Settings(certificate));
        var letter = await IssueAsync(world);
        Assert.Equal(CertificateFile.Holder, letter.CertificateHolder);
        Assert.Equal(letter.Sha256, Convert.ToHexStringLower(SHA256.HashData(letter.Pdf)));
        var report = Assert.Single(PdfSignatures.Verify(letter.Pdf));
        Assert.True(report.Intact && report.CoversWholeFile);
        Assert.Equal(letter.IssuedAt, report.SignedAt);
        Assert.Null(LetterSignature.Check(letter.Pdf, letter.CertificateHolder)!.Problem);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_change_that_also_forges_the_stored_hash_breaks_the_signature()
    {
        using var certificate = new CertificateFile(From, From.AddYears(5));
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, signing: Settings(certificate));
        var letter = await IssueAsync(world);
        var changed = letter.Pdf.ToArray();
        changed[changed.Length / 3] ^= 1;
        await ForgeAsync(world, changed, letter.CertificateHolder);
        var finding = Assert.Single(await world.Verify());
        Assert.Equal(4, finding.Law);
        Assert.Contains("电子签名", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_whose_signature_was_taken_off_is_found()
    {
        using var certificate = new CertificateFile(From, From.AddYears(5));
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, signing: Settings(certificate));
        var letter = await IssueAsync(world);
        var end = letter.Pdf.AsSpan().IndexOf("%%EOF"u8) + 6;
        Assert.InRange(end, 1000, letter.Pdf.Length - 1000);
        await ForgeAsync(world, letter.Pdf[..end], letter.CertificateHolder);
        Assert.Contains(await world.Verify(), f => f.Law == 4 && f.Message.Contains("却没有", StringComparison.Ordinal));
        await ForgeAsync(world, letter.Pdf, "别的单位");
        Assert.Contains(await world.Verify(), f => f.Law == 4 && f.Message.Contains("不符", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_expired_certificate_or_a_wrong_password_refuses_the_signature_and_leaves_no_number()
    {
        using var expired = new CertificateFile(From, From.AddYears(1));
        await RefusedAsync(Settings(expired), "更换证书");
        using var good = new CertificateFile(From, From.AddYears(5));
        var wrong = Settings(good);
        wrong.Password = "wrong";
        await RefusedAsync(wrong, "口令不对");
    }

    [Fact]
    public async Task Only_the_named_bureaus_letters_are_signed()
    {
        using var certificate = new CertificateFile(From, From.AddYears(5));
        var settings = Settings(certificate);
        settings.Bureau = "别的单位";
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, signing: settings);
        var letter = await IssueAsync(world);
        Assert.Null(letter.CertificateHolder);
        Assert.Null(LetterSignature.Check(letter.Pdf, null));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_seal_is_printed_on_its_own_bureaus_letters_only()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, TestSeal.Png, TestContext.Current.CancellationToken);
            Assert.True(await IsSealedAsync(new SealSettings { Test = true }));
            Assert.False(await IsSealedAsync(new SealSettings { File = file, Bureau = "别的单位" }));
            Assert.True(await IsSealedAsync(new SealSettings { File = file, Bureau = await IndustryAsync() }));
            await File.WriteAllTextAsync(file, "not a picture", TestContext.Current.CancellationToken);
            await RefusedAsync(null, "印章图片不能使用", new SealSettings { File = file, Bureau = await IndustryAsync() });
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static SigningSettings Settings(CertificateFile file) => new() { Pfx = file.Path, Password = CertificateFile.Password };

    private static async Task<IssuedLetter> IssueAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        await using var db = world.Open();
        return await db.Letters.AsNoTracking().SingleAsync(l => l.CaseId == id);
    }

    private static async Task<bool> IsSealedAsync(SealSettings seal)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, seal: seal);
        return (await IssueAsync(world)).Pdf.AsSpan().IndexOf("/Subtype /Image"u8) >= 0;
    }

    private static async Task<string> IndustryAsync()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await using var db = world.Open();
        return await db.Bureaus.Where(b => b.SeriesPrefix == "市工信函").Select(b => b.Name).SingleAsync();
    }

    private static async Task RefusedAsync(SigningSettings? settings, string words, SealSettings? seal = null)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, signing: settings, seal: seal);
        var id = await world.CaseAt("signOff");
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "signatory", "signOff", "Sign"));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        await using var db = world.Open();
        Assert.False(await db.Letters.AnyAsync() || await db.DocumentNumbers.AnyAsync());
        Assert.Equal(["signOff"], await world.OpenSteps(id));
    }

    /// <summary>Changes a stored letter and its hash as somebody with the database file could.</summary>
    private static async Task ForgeAsync(World world, byte[] pdf, string? holder)
    {
        await using var db = world.Open();
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Letters'").ToListAsync();
        foreach (var drop in triggers.Select(t => string.Concat("DROP TRIGGER \"", t, "\"")))
            await db.Database.ExecuteSqlRawAsync(drop);
        var sha = Convert.ToHexStringLower(SHA256.HashData(pdf));
        Assert.Equal(1, await db.Letters.ExecuteUpdateAsync(s => s.SetProperty(l => l.Pdf, pdf).SetProperty(l => l.Sha256, sha).SetProperty(l => l.CertificateHolder, holder)));
    }
}
