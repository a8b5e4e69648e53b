using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Signing;
using ReplyFlow.Letters.Tests.Fonts;
using ReplyFlow.Letters.Tests.Pdf;

namespace ReplyFlow.Letters.Tests.Signing;

public class PadesSignerTests
{
    private static readonly TestCertificates Certificates = new();
    private static readonly SignatureDetails Details = new(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.FromHours(8)), "印发", "样板市");

    private static byte[] Issued() => PdfPainter.Paint(new SampleDocument().Paragraph("关于样张的答复，共投资1.5亿元。").Build(), TestFonts.Book);

    private static PadesSigner Signer(bool elliptic = false) =>
        new(new CertificateSigner(new SigningCertificate(Certificates.Organisation(elliptic: elliptic), [Certificates.Root])));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Signed_letter_verifies_and_begins_with_the_issued_bytes(bool elliptic)
    {
        var issued = Issued();
        var signed = Signer(elliptic).Sign(issued, Details);
        Assert.True(signed.AsSpan().StartsWith(issued));
        var report = Assert.Single(PdfSignatures.Verify(signed, Certificates.Root));
        Assert.True(report.Intact && report.CoversWholeFile, report.Problem);
        Assert.Equal(("Signature1", "样板市工业和信息化局", Details.At), (report.Field, report.Signer, report.SignedAt!.Value));
        Assert.True(report.Certificate!.Trusted, string.Join(';', report.Certificate.Problems));
        Assert.Equal(["样板市工业和信息化局", "样板根证书"], report.Certificate.Chain);
    }

    [Fact]
    public void Poppler_finds_the_signature_valid()
    {
        using var pdf = PdfChecks.Save(Signer().Sign(Issued(), Details));
        var (_, output) = Tool.Run("pdfsig", "-nocert", pdf.Path);
        Assert.Contains("Signature is Valid.", output);
        Assert.Contains("Total document signed", output);
        Assert.Contains("ETSI.CAdES.detached", output);
        Assert.Contains("Hash Algorithm: SHA-256", output.Replace("SHA256", "SHA-256"));
    }

    [Fact]
    public void Signed_letter_stays_sound_and_valid_for_archiving()
    {
        using var pdf = PdfChecks.Save(Signer().Sign(Issued(), Details));
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
        Assert.Contains("共投资1.5亿元", PdfChecks.Dense(PdfChecks.Text(pdf.Path)));
    }

    [Fact]
    public void Second_signature_leaves_the_first_intact()
    {
        var issued = Issued();
        var once = Signer().Sign(issued, Details);
        var twice = Signer().Sign(once, Details with { At = Details.At.AddDays(1), Reason = "存档" });
        var reports = PdfSignatures.Verify(twice, Certificates.Root);
        Assert.Equal([("Signature1", true, false), ("Signature2", true, true)], reports.Select(r => (r.Field, r.Intact, r.CoversWholeFile)));
        Assert.True(twice.AsSpan().StartsWith(once) && once.AsSpan().StartsWith(issued));
        using var pdf = PdfChecks.Save(twice);
        PdfChecks.AssertSound(pdf.Path);
        Assert.Equal(2, Tool.Run("pdfsig", "-nocert", pdf.Path).Output.Split("Signature is Valid.").Length - 1);
    }

    [Fact]
    public void Any_changed_byte_of_what_was_signed_is_noticed()
    {
        var issued = Issued();
        var signed = Signer().Sign(issued, Details);
        var random = new Random(20260305);
        for (var i = 0; i < 200; i++)
        {
            var changed = signed.ToArray();
            changed[random.Next(issued.Length)] ^= (byte)(1 << random.Next(8));
            Assert.False(VerifiesIntact(changed));
        }
    }

    [Fact]
    public void Bytes_appended_after_signing_are_noticed()
    {
        var issued = Issued();
        var signed = Signer().Sign(issued, Details);
        byte[] longer = [.. signed, .. "% more\n"u8];
        Assert.False(Assert.Single(PdfSignatures.Verify(longer)).CoversWholeFile);
    }

    [Fact]
    public void Unknown_root_is_intact_but_not_trusted()
    {
        var report = Assert.Single(PdfSignatures.Verify(Signer().Sign(Issued(), Details), new TestCertificates().Root));
        Assert.True(report.Intact);
        Assert.False(report.Certificate!.Trusted);
        Assert.NotEmpty(report.Certificate.Problems);
    }

    [Fact]
    public void Unsigned_letter_has_no_signature() => Assert.Empty(PdfSignatures.Verify(Issued()));

    [Fact]
    public void Damaged_files_end_in_a_report_or_a_clear_error()
    {
        var issued = Issued();
        var signed = Signer().Sign(issued, Details);
        var random = new Random(99);
        for (var i = 0; i < 400; i++)
        {
            var damaged = signed[..(i % 4 == 0 ? random.Next(signed.Length) : signed.Length)];
            for (var flips = random.Next(1, 4); flips > 0 && damaged.Length > 0; flips--)
                damaged[random.Next(Math.Min(issued.Length, damaged.Length - 1), damaged.Length)] = (byte)random.Next(256);
            VerifiesIntact(damaged);
        }
    }

    private static bool VerifiesIntact(byte[] pdf)
    {
        try
        {
            return PdfSignatures.Verify(pdf, Certificates.Root).Any(r => r.Intact);
        }
        catch (SigningException)
        {
            return false;
        }
    }
}
