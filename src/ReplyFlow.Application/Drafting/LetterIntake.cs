using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Recognition;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Drafting;

/// <summary>A text taken into a draft.</summary>
/// <param name="Content">The draft with it.</param>
/// <param name="Told">What became of the letter's parts and of its lines, in Chinese; empty where nothing was changed.</param>
/// <param name="IsLetter">Whether parts of a letter were recognised; else page numbers or broken lines at most.</param>
public sealed record TakenLetter(DraftContent Content, IReadOnlyList<string> Told, bool IsLetter);

/// <summary>
/// Takes a text that was pasted or imported into a draft: a whole finished letter's title, category, contact and the like go into their
/// fields; what the letter gets from the case and the bureau's template (mark, number, addressee, signature, date, copies) is left out. Stores nothing.
/// </summary>
public sealed class LetterIntake(ReplyFlowDb db, DraftQueries drafts, LetterComposer letters, LetterRenderer renderer)
{
    /// <summary>Reads the body of what was typed.</summary>
    /// <exception cref="NotFoundException">The actor neither drafts this case nor has drafted it.</exception>
    public async Task<TakenLetter> ReadAsync(Actor actor, Guid caseId, DraftContent content, CancellationToken ct)
    {
        await drafts.ItemAsync(actor, caseId, ct);
        var read = LetterRecogniser.Read(content.Body);
        if (read.Moved.Count == 0)
            return new TakenLetter(content, [], IsLetter: false);
        var letter = await letters.ComposeAsync(db, await db.LoadCaseAsync(caseId, ct), content, null, null, null, ct);
        // A draft has no date yet, by which a signature is told; the bureau's own name alone on the last line is one all the same.
        var end = read.Body.LastIndexOf('\n');
        if (read.Signature is null && end >= 0 && Plain(read.Body[end..]) == Plain(letter.Signature))
            read = read with { Body = read.Body[..end], Signature = letter.Signature };
        return Take(read, content, letter, renderer.Template(letter.Template).Texts);
    }

    private static TakenLetter Take(RecognisedLetter read, DraftContent content, Letter own, TextSettings texts)
    {
        var told = new List<string>();
        var taken = content with { Body = read.Body };
        if (read.Title is { } title)
            taken = Told(taken with { Title = title }, "标题", title, "放进“标题”");
        if (read.Category is { } category)
            taken = texts.Categories.Count == 0 || texts.Categories.ContainsKey(category)
                ? Told(taken with { Category = category }, "类别", category, "选入“办理结果类别”") : Told(taken, "类别", category, "没有带入，本单位的模板没有这一类");
        if (read.Disclosure is { } disclosure)
            taken = DraftContent.Disclosures.Contains(disclosure)
                ? Told(taken with { Disclosure = disclosure }, "公开属性", disclosure, "选入“公开属性”") : Told(taken, "公开属性", disclosure, "没有带入，请另选");
        if (read.Contact is { } contact)
            taken = Told(taken with { ContactName = contact.Name, ContactPhone = contact.Phone }, "附注", $"{contact.Name} {contact.Phone}", "放进“联系人”“联系电话”");
        if (read.Attachments.Count > 0)
            taken = Told(taken with { Attachments = string.Join('\n', read.Attachments) }, "附件说明", string.Join('、', read.Attachments), "放进“附件名称”");
        Left("发文机关标志", read.Issuer, own.Issuer);
        Left("主送", Join(read.Addressees), Join(own.Addressees));
        Left("署名", read.Signature, own.Signature);
        Left("抄送", Join(read.CopyTo), Join(own.CopyTo));
        if (read.DocumentNumber is { } number)
            Tell("发文字号", number, "没有带入，签发时编号");
        if (read.Signatories.Count > 0)
            Tell("签发人", Join(read.Signatories)!, "没有带入，由实际签发的人");
        if (read.Date is { } date)
            Tell("成文日期", $"{date.Year}年{date.Month}月{date.Day}日", "没有带入，签发当天为准");
        if (read.IssuedBy is not null || read.IssuedOn is not null)
            told.Add("印发机关和印发日期没有带入，由模板排印");
        return new TakenLetter(taken, [.. told, .. read.Besides], IsLetter: told.Count > 0);

        DraftContent Told(DraftContent with, string part, string text, string what)
        {
            Tell(part, text, what);
            return with;
        }

        void Tell(string part, string text, string what) => told.Add($"{part}“{text.Shortened(40)}”{what}");

        void Left(string part, string? text, string? ours)
        {
            if (text is not null)
                Tell(part, text, Plain(text) == Plain(ours) ? "没有带入，排版时自动印" : $"没有带入，排版时印的是“{ours}”，请核对");
        }
    }

    private static string? Join(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join('、', names);

    private static string Plain(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('：' or ':')));
}
