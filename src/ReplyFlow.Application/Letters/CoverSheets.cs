using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Archiving;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Letters.Forms;

namespace ReplyFlow.Application.Letters;

/// <summary>
/// 发文稿纸: the cover sheet of an issued letter, with who drafted, reviewed, countersigned and signed it, when and in which words. It is made
/// from what is recorded each time it is asked for, so that nobody keeps a second truth. It is the issuing bureau's own.
/// </summary>
public sealed class CoverSheets(ReplyFlowDb db, LetterRenderer renderer)
{
    /// <summary>Characters of somebody's words that one row holds; longer words go on in the next, as no row is higher than a page.</summary>
    private const int RowCharacters = 300;

    private static readonly string[] Steps = [StepKinds.Sign, StepKinds.Review, StepKinds.Draft];

    /// <summary>The cover sheet of a letter.</summary>
    /// <returns>The letter and the sheet as PDF.</returns>
    /// <exception cref="NotFoundException">There is no such letter, or the actor is not of the bureau that issued it.</exception>
    /// <exception cref="Exception">It cannot be set (<see cref="LetterRenderer.IsProblem"/>).</exception>
    public async Task<(IssuedLetter Letter, byte[] Pdf)> ReadAsync(Actor actor, Guid letterId, CancellationToken ct)
    {
        var letter = await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).ReadableBy(db, actor)
            .FirstOrDefaultAsync(l => l.Id == letterId && l.BureauId == actor.BureauId, ct)
            ?? throw new NotFoundException("没有这份公文，或它不是您的单位印发的。");
        return (letter, await PrintAsync(letter, ct));
    }

    /// <summary>The same for whoever may hold it already.</summary>
    internal async Task<byte[]> PrintAsync(IssuedLetter letter, CancellationToken ct)
    {
        var before = await db.Letters.Where(l => l.CaseId == letter.CaseId && l.IssuedAt < letter.IssuedAt).MaxAsync(l => (DateTimeOffset?)l.IssuedAt, ct);
        var items = await db.WorkItems.AsNoTracking()
            .Where(w => w.CaseId == letter.CaseId && w.BureauId == letter.BureauId && w.Status == WorkItemStatus.Decided && w.TakenBackAt == null
                && Steps.Contains(w.Kind) && w.ClosedAt <= letter.IssuedAt && (before == null || w.ClosedAt > before))
            .OrderBy(w => w.ClosedAt).ThenBy(w => w.Id).ToListAsync(ct);
        var divisions = await db.Divisions.Where(d => d.BureauId == letter.BureauId).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var rows = new Rows();
        var source = StoredLetter.Of(letter.LetterJson);
        rows.Add(("发文字号", letter.DocumentNumber!.Text), ("成文日期", DayText.Long(letter.IssuedOn)));
        rows.Add(("标题", letter.Title));
        foreach (var signed in items.Where(w => w.Kind == StepKinds.Sign))
            rows.Words("签发", Words(signed));
        foreach (var reviewed in items.Where(w => w.Kind == StepKinds.Review))
            rows.Words(Label(reviewed), Words(reviewed));
        foreach (var drafted in items.Where(w => w.Kind == StepKinds.Draft))
            rows.Words("拟稿", Words(drafted));
        rows.Add(("主送", string.Join('、', source.Addressees)));
        if (source.CopyTo.Count > 0)
            rows.Add(("抄送", string.Join('、', source.CopyTo)));
        if (source.Attachments.Count > 0)
            rows.Add(("附件", string.Join('；', source.Attachments.Select((a, i) => $"{i + 1}.{a.Title}"))));
        rows.Add(("类别", letter.Category), ("公开属性", source.Disclosure ?? ""));
        rows.Add(("联系人", source.Contact is { } contact ? $"{contact.Name}　{contact.Phone}" : ""), ("印发日期", DayText.Long(BeijingTime.DateOf(letter.IssuedAt))));
        rows.Add(("保管期限", ArchiveWriter.Retention), ("印制份数", ""));
        var form = new FormTemplate("cover-sheet", "{issuer}发文稿纸", null, rows.Made, null);
        return renderer.Print(form, rows.Values(source.Issuer), source.Issuer, letter.IssuedAt);

        string Label(WorkItem item) => item.DivisionId is { } id && divisions.TryGetValue(id, out var division) ? $"{item.Title}（{division}）" : item.Title;
    }

    private static string Words(WorkItem item)
    {
        var words = item.Comment.Length > 0 ? item.Comment.ReplaceLineEndings("　") : item.OutcomeLabel;
        return $"{words}　{item.Decider}　{DayText.Long(BeijingTime.DateOf(item.ClosedAt!.Value))}";
    }

    /// <summary>The rows with their texts as values, so that nobody's words are taken for a placeholder.</summary>
    private sealed class Rows
    {
        private readonly List<FormRow> _rows = [];
        private readonly Dictionary<string, string> _values = [];

        public IReadOnlyList<FormRow> Made => _rows;

        public IReadOnlyDictionary<string, string> Values(string issuer) => new Dictionary<string, string>(_values) { ["issuer"] = issuer };

        public void Add(params ReadOnlySpan<(string Label, string Text)> fields)
        {
            var made = new List<FormField>();
            foreach (var (label, text) in fields)
                made.Add(new FormField(label, Held(text), []));
            _rows.Add(new FormRow(made, 1));
        }

        public void Words(string label, string words)
        {
            var part = new StringBuilder();
            foreach (var rune in words.EnumerateRunes())
            {
                part.Append(rune);
                if (part.Length < RowCharacters)
                    continue;
                Add((label, part.ToString()));
                part.Clear();
                label = "（续）";
            }
            if (part.Length > 0)
                Add((label, part.ToString()));
        }

        private string Held(string text)
        {
            var name = $"v{_values.Count}";
            _values[name] = text;
            return $"{{{name}}}";
        }
    }
}
