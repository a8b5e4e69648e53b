using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>What holds for any text.</summary>
public sealed class ProofreaderProperties
{
    private static readonly string[] Pieces =
    [
        "一、", "（一）", "（三）、", "1.", "2、", "(1)", "一是", "三是", "截止目前", "布署", "APCE", "近年来", "企业", "24 户", " 448 家", "（国家级27家、省级237家，市级184家）",
        "其中", "A类占50%", "、", "，", "。", "；", "：", ",", ".", "(", ")", "\"", "'", "《", "》", "“", "”", "〔", "〕", "《临川市办法》", "2026年06月31日", "2026年05月1日", "XX", "{{",
        "待补充", "13800138000", "林志远市长", " ", "\u3000", "\n", "\r\n", "\t", "\0", "\uFEFF", "\u202E", "𬭳", "\uD800", "云溪", "下一步", "研究", "收悉", "感谢", "0", "9", "%", "亿元", "a",
    ];

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(l => string.Concat(l)),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""))
        .ToArbitrary();

    private static readonly ProofreadingContext Everything = ProofreadingContext.Default with
    {
        Today = new DateOnly(2026, 5, 20),
        DueDate = new DateOnly(2026, 5, 1),
        Library = new PolicyLibrary(
            [new(new() { Title = "临川市管理办法", DocumentNumber = "临政发〔2026〕1号", IssuedOn = new(2026, 1, 1), Issuer = "临川市人民政府", Kind = PolicyKind.Normative })]),
        Asks = ["增设社区食堂"],
        Leaders = [new("林致远", ["市长"])],
        Bureaus = [new("市工业和信息化局", ["市经信委"])],
        SignatoryRoles = new Dictionary<string, string>(),
        RequiredSignatoryRole = "主要领导",
        SecretNames = ["云溪"],
        ForPublication = true,
    };

    [Fact]
    public void Positions_lie_inside_the_text_and_mark_what_they_say() =>
        Prop.ForAll(Texts, text =>
            {
                var letter = CleanLetter.Letter with { Body = text };
                var lines = text.Split('\n');
                return Proofreader.Check(letter, Everything).Where(f => f.Field == Finding.Body).All(f =>
                    f.Line >= 1 && f.Line <= lines.Length && f.Column >= 1 && f.Rule is >= 1 and <= 16
                    // A broken sentence's fix takes the line's end itself.
                    && (f.Marked == "\n"
                        ? f.Length == 1 && f.Line < lines.Length && f.Column - 1 == lines[f.Line - 1].Length
                        : f.Column - 1 + f.Length <= lines[f.Line - 1].Length && lines[f.Line - 1].Substring(f.Column - 1, f.Length) == f.Marked));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_text_in_any_field_is_checked_without_a_crash() =>
        Prop.ForAll(Texts, Texts, (text, other) =>
            {
                var letter = new Letter
                {
                    Template = text,
                    Issuer = other,
                    Title = text,
                    Signature = other,
                    Body = text + other,
                    Category = other,
                    Disclosure = text,
                    DocumentNumber = other,
                    Signatories = [text],
                    Addressees = [other, text],
                    Suggestion = new LetterSuggestion(text, other, text, other, [text]),
                    Contact = new LetterContact(text, other),
                    CopyTo = [text],
                };
                return Proofreader.Check(letter, Everything).All(f => f.Line >= 1 && f.Column >= 1 && f.Message.Length > 0);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_signature_is_asked_for_exactly_the_errors_that_are_shown() =>
        Prop.ForAll(Texts, Texts, (text, other) =>
            {
                var letter = CleanLetter.Letter with { Body = text, Title = other, DocumentNumber = other };
                return Proofreader.Errors(letter, Everything with { Calendar = null, Asks = null, Leaders = null, Bureaus = null })
                    .SequenceEqual(Proofreader.Check(letter, Everything).Where(f => f.Severity == Severity.Error));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_fix_removes_its_finding() =>
        Prop.ForAll(Texts, text =>
            {
                var letter = CleanLetter.Letter with { Body = text };
                return Proofreader.Check(letter, Everything).Where(f => f is { Field: Finding.Body, Fix: not null }).All(finding =>
                {
                    var fixedBody = Fixes.Apply(text, [finding]);
                    return !Proofreader.Check(letter with { Body = fixedBody }, Everything).Any(f =>
                        (f.Rule, f.Field, f.Line, f.Column, f.Marked, f.Message) == (finding.Rule, finding.Field, finding.Line, finding.Column, finding.Marked, finding.Message));
                });
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void All_fixes_together_change_nothing_but_what_is_marked() =>
        Prop.ForAll(Texts, text =>
            {
                var findings = Proofreader.Check(CleanLetter.Letter with { Body = text }, Everything);
                var none = Fixes.Apply(text, findings.Where(f => f.Fix is null));
                var same = Fixes.Apply(text, findings.Select(f => f.Fix is null ? f : f with { Fix = f.Marked }));
                var grown = Fixes.Apply(text, findings);
                var most = findings.Where(f => f is { Field: Finding.Body, Fix: not null }).Sum(f => f.Fix!.Length + f.Length);
                return none == text && same == text && Math.Abs(grown.Length - text.Length) <= most;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Applying_all_fixes_again_and_again_comes_to_an_end() =>
        Prop.ForAll(Texts, text =>
            {
                for (var round = 0; round < 12; round++)
                {
                    var now = Fixes.Apply(text, CleanLetter.Check(CleanLetter.Letter with { Body = text }, Everything));
                    if (now == text)
                        return true;
                    text = now;
                }

                return false;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_same_letter_gives_the_same_findings() =>
        Prop.ForAll(Texts, text =>
            {
                var letter = CleanLetter.Letter with { Body = text };
                return Proofreader.Check(letter, Everything).SequenceEqual(Proofreader.Check(letter, Everything));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
