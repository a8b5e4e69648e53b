using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Letters.Word;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>The published letter with one kind of fault put in, read from beside the repository.</summary>
public sealed class SharedCaseTests
{
    private static Letter Case(string name)
    {
        var path = RepositoryPaths.SharedCase(name);
        Assert.SkipWhen(path is null, $"The case {name} (shared/cases beside the repository) is not here.");
        return LetterFile.Read(path!);
    }

    [Fact]
    public void Every_radical_is_named_and_all_fixes_leave_none()
    {
        var letter = Case("proofread/letter-kangxi.json");
        var radicals = letter.Body.Count(c => c is >= '\u2F00' and <= '\u2FDF');
        var findings = Proofreader.Check(letter, ProofreadingContext.Default).Where(f => f.Message.Contains("部首字形", StringComparison.Ordinal)).ToList();

        Assert.True(radicals > 0);
        Assert.Equal(radicals, findings.Count);
        Assert.All(findings, f => Assert.Equal((7, Severity.Warning, 1), (f.Rule, f.Severity, f.Fix!.Length)));
        Assert.DoesNotContain(Fixes.Apply(letter.Body, findings), c => c is >= '\u2F00' and <= '\u2FDF');
    }

    [Fact]
    public void Until_the_drafter_accepts_the_files_say_what_is_written()
    {
        var letter = Case("proofread/letter-kangxi.json");
        var pages = LetterLayout.Compose(letter, Profiles.Xian, TestFonts.Book);

        Assert.Contains('⽬', string.Concat(pages.Of(LineKind.Body).Select(l => l.Text())));
        using var pdf = PdfChecks.Save(PdfPainter.Paint(pages, TestFonts.Book));
        Assert.Contains('⽬', PdfChecks.Text(pdf.Path));
        Assert.Contains('⽬', DocxImport.Read(DocxExport.Write(letter, Profiles.Xian, TestFonts.Book), "回.docx").Text);
    }
}
