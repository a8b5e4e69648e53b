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
    public void Broken_sentences_are_named_and_the_fixes_join_them()
    {
        var letter = Case("proofread/letter-hardwrap.json");
        var findings = Proofreader.Check(letter, ProofreadingContext.Default).Where(f => f.Marked == "\n").ToList();

        Assert.Equal([(6, Severity.Warning, ""), (6, Severity.Warning, "")], findings.Select(f => (f.Rule, f.Severity, f.Fix!)));
        var whole = LetterFile.Read(RepositoryPaths.SharedCase("proofread/letter-kangxi.json")!).Body.Replace("⽌", "止").Replace("⽬", "目");
        Assert.Equal(whole, Fixes.Apply(letter.Body, findings));
    }

    [Fact]
    public void Columns_of_a_table_are_left_alone() =>
        Assert.DoesNotContain(Proofreader.Check(Case("letter/tab-table.json"), ProofreadingContext.Default), f => f.Rule == 6);

    [Fact]
    public void A_closing_inside_the_body_is_an_error_and_the_recogniser_moves_it()
    {
        var letter = Case("letter/whole-letter-as-body.json");

        Assert.Contains(Proofreader.Errors(letter, ProofreadingContext.Default), f => f.Rule == 12 && f.Message.Contains("落款", StringComparison.Ordinal));
        var read = Letters.Recognition.LetterRecogniser.Read(letter.Body);
        Assert.Equal(
            (letter.Category, letter.Issuer, letter.Title, letter.Signature, letter.Contact?.Phone),
            (read.Category, read.Issuer, read.Title, read.Signature, read.Contact?.Phone));
        Assert.Equal((new DateOnly(2023, 6, 25), "市人大常委会代联工委"), (read.Date, Assert.Single(read.CopyTo)));
        Assert.StartsWith("您提出的", read.Body);
        Assert.EndsWith("关心支持。", read.Body);
        Assert.Equal(7, read.Moved.Count);
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
