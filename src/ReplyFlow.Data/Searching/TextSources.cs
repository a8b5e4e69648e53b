using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Data.Searching;

/// <summary>Every kind of whole text: one line a kind.</summary>
internal static class TextSources
{
    public static IReadOnlyList<TextSource> All { get; } =
    [
        new TextSource<Suggestion>(FullTextKind.Suggestion,
            s => new StoredText { Id = s.Id, OwnerId = s.Id, On = s.ProposedOn, Title = s.Title, Body = s.Text },
            nameof(Suggestion.Title), nameof(Suggestion.Text), nameof(Suggestion.ProposedOn)),
        new Replies(),
        new TextSource<Assignment>(FullTextKind.Opinion,
            a => new StoredText { Id = a.Id, OwnerId = a.CaseId, At = a.OpinionAt, Body = a.Opinion ?? "" }, nameof(Assignment.Opinion)),
        new TextSource<ContactLog>(FullTextKind.Contact,
            c => new StoredText { Id = c.Id, OwnerId = c.CaseId, On = c.On, Title = c.With, Body = c.Summary }),
        new Policies(),
    ];

    private sealed class Replies() : TextSource<IssuedLetter>(FullTextKind.Reply,
        l => new StoredText { Id = l.Id, OwnerId = l.CaseId, On = l.IssuedOn, Title = l.Title, Body = l.LetterJson })
    {
        protected override string Body(ReplyFlowDb db, StoredText stored) => LetterBody.Of(stored.Body);
    }

    /// <summary>A version has the fingerprint of its text, which stands by itself: versions may share one.</summary>
    private sealed class Policies() : TextSource<PolicyVersion>(FullTextKind.Policy, v => new StoredText
    {
        Id = v.Id,
        OwnerId = v.DocumentId,
        On = v.Facts.IssuedOn,
        At = v.ConfirmedAt,
        Title = v.Facts.Title,
        Body = v.TextSha256,
    })
    {
        protected override string Body(ReplyFlowDb db, StoredText stored) => db.PolicyTexts.Find(stored.Body)?.Text ?? "";
    }
}
