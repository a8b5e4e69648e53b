using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.WorkItems.Sign;

/// <summary>
/// Whom a letter goes to, and which answers of theirs it takes up. The confirmation carries them as marks, so that a signature given
/// after they changed signs nothing.
/// </summary>
internal sealed class SignatureRecipients
{
    private readonly Case _case;
    private readonly IReadOnlyList<Feedback> _answers;
    private readonly IReadOnlySet<Guid> _unconfirmed;
    private readonly IReadOnlySet<string> _marks;

    private SignatureRecipients(
        Case c, IEnumerable<Guid> deputies, IReadOnlyList<Feedback> answers, IReadOnlySet<Guid> unconfirmed, IEnumerable<Guid> copies)
    {
        (_case, _answers, _unconfirmed) = (c, answers, unconfirmed);
        _marks = deputies.Select(Deputy).Concat(answers.Select(Answer)).Concat(copies.Select(id => $"c{id:N}")).ToHashSet();
    }

    /// <summary>The marks as the form carries them.</summary>
    public string Text => string.Join(' ', _marks);

    /// <summary>Reads what holds now. The case must be loaded with its deputies.</summary>
    public static async Task<SignatureRecipients> ReadAsync(ReplyFlowDb db, Case c, CancellationToken ct)
    {
        var deputies = (await db.RecipientsAsync(c, ct)).Deputies;
        var answers = c.RepliedOn is null ? [] : await db.Feedback.AsNoTracking().Counting()
            .Where(f => f.CaseId == c.Id && deputies.Contains(f.DeputyId)).OrderBy(f => f.At).ToListAsync(ct);
        var unconfirmed = answers.Exists(a => a.LinkId is not null) ? await db.UnconfirmedLinksAsync(null, ct) : new HashSet<Guid>();
        return new SignatureRecipients(c, deputies, answers, unconfirmed, (await LetterComposer.CopiesAsync(db, c.Id, ct)).Select(b => b.Id));
    }

    /// <summary>What is not as it was confirmed, in Chinese; empty where all is.</summary>
    /// <param name="confirmed">The marks of the confirmation; empty for none, which only a first letter may do without.</param>
    public IReadOnlyList<string> ChangesSince(string confirmed)
    {
        if (confirmed.Length == 0)
            return _case.RepliedOn is null ? [] : ["没有核对过发给哪些代表"];
        var before = confirmed.Split(' ').ToHashSet();
        var joined = _marks.Except(before).ToHashSet();
        var gone = before.Except(_marks).ToHashSet();
        return
        [
            .. _case.Suggestion!.Deputies.Where(d => joined.Contains(Deputy(d.DeputyId))).Select(d => $"增加主送{d.Deputy!.Name}代表"),
            .. _case.Suggestion.Deputies.Where(d => gone.Contains(Deputy(d.DeputyId))).Select(d => $"不再主送{d.Deputy!.Name}代表"),
            .. _answers.Where(a => joined.Contains(Answer(a))).Select(Words),
            .. joined.Concat(gone).Any(m => m[0] == 'c') ? ["抄送单位有变化"] : Array.Empty<string>(),
            .. joined.Count == 0 && gone.All(m => m[0] == 'a') && gone.Count > 0 ? ["代表的答复有变化"] : Array.Empty<string>(),
        ];
    }

    private string Words(Feedback answer)
    {
        var name = _case.Suggestion!.Deputies.First(d => d.DeputyId == answer.DeputyId).Deputy!.Name;
        var mark = answer.IsOwn ? answer.CameBy(_unconfirmed) ? "（邮箱未确认）" : "" : "（代录）";
        return $"{name}代表有新的答复{mark}{(answer.Words.Length > 0 ? $"：{answer.Words.TrimEnd().TrimEnd('。', '；', '，')}" : "")}";
    }

    private static string Deputy(Guid id) => $"d{id:N}";

    private static string Answer(Feedback answer) => $"a{answer.Id:N}";
}
