using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Search;

/// <summary>Every kind of text that is searched, in the order in which they are shown: one line and one class a kind.</summary>
public static class TextKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TextKind> All { get; } = [new Suggestions(), new Replies(), new Policies(), new Opinions(), new Contacts()];

    private sealed class Suggestions() : CaseTextKind(FullTextKind.Suggestion, "suggestions", "建议", masks: true)
    {
        protected override IQueryable<FullText> Of(ReplyFlowDb db, IQueryable<Case> cases, IQueryable<FullText> texts) =>
            texts.Where(t => cases.Any(c => c.SuggestionId == t.OwnerId));

        protected override IQueryable<Guid> Sources(ReplyFlowDb db, IQueryable<Case> cases) => cases.Select(c => c.SuggestionId);

        protected override Task<Dictionary<Guid, Guid>> OwnersAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
            db.Cases.Where(c => owners.Contains(c.SuggestionId)).ToDictionaryAsync(c => c.SuggestionId, c => c.Id, ct);

        protected override Task<Dictionary<Guid, FoundText>> StoredAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            (from c in db.Cases.AsNoTracking()
             let s = c.Suggestion!
             where ids.Contains(c.SuggestionId)
             select new { s.Id, Text = new FoundText(c.Id, s.Session!.Name, s.Number, s.Title, c.LeadBureau!.ShortName ?? "", "", s.Text), c.Status })
            .ToDictionaryAsync(f => f.Id, f => f.Text with { Note = CaseHead.StatusLabel(f.Status) }, ct);
    }

    private sealed class Replies() : CaseTextKind(FullTextKind.Reply, "replies", "复函", masks: false)
    {
        protected override IQueryable<Guid> Sources(ReplyFlowDb db, IQueryable<Case> cases) =>
            from c in cases join l in db.Letters on c.Id equals l.CaseId select l.Id;

        protected override async Task<Dictionary<Guid, FoundText>> StoredAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            (await (from l in db.Letters.AsNoTracking()
                    where ids.Contains(l.Id)
                    join c in db.Cases on l.CaseId equals c.Id
                    join b in db.Bureaus on l.BureauId equals b.Id
                    let s = c.Suggestion!
                    select new
                    {
                        l.Id,
                        l.LetterJson,
                        l.Category,
                        Text = new FoundText(c.Id, s.Session!.Name, s.Number, l.Title, b.ShortName, l.DocumentNumber!.Text, ""),
                        IsVoid = l.DocumentNumber.VoidedAt != null,
                    }).ToListAsync(ct))
            .ToDictionary(l => l.Id, l => l.Text with
            {
                Body = LetterBody.Of(l.LetterJson),
                Note = $"{l.Text.Note}{(l.Category.Length > 0 ? $" {l.Category}类" : "")}{(l.IsVoid ? "（已作废）" : "")}",
            });
    }

    private sealed class Opinions() : CaseTextKind(FullTextKind.Opinion, "opinions", "会办意见", masks: true)
    {
        /// <summary>Of the bureaus that take part now.</summary>
        protected override IQueryable<FullText> Of(ReplyFlowDb db, IQueryable<Case> cases, IQueryable<FullText> texts) =>
            base.Of(db, cases, texts).Where(t => db.Assignments.Any(a => a.Id == t.SourceId && a.EndedAt == null));

        protected override IQueryable<Guid> Sources(ReplyFlowDb db, IQueryable<Case> cases) =>
            from c in cases join a in db.Assignments on c.Id equals a.CaseId where a.EndedAt == null && a.Opinion != null select a.Id;

        protected override Task<Dictionary<Guid, FoundText>> StoredAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            (from a in db.Assignments.AsNoTracking()
             where ids.Contains(a.Id)
             join c in db.Cases on a.CaseId equals c.Id
             let s = c.Suggestion!
             select new { a.Id, Text = new FoundText(c.Id, s.Session!.Name, s.Number, s.Title, a.Bureau!.ShortName, a.OpinionBy, a.Opinion ?? "") })
            .ToDictionaryAsync(f => f.Id, f => f.Text, ct);
    }

    private sealed class Contacts() : CaseTextKind(FullTextKind.Contact, "contacts", "沟通记录", masks: false)
    {
        /// <summary>The lead bureau's own; the liaison body sees them all.</summary>
        protected override IQueryable<Case> Cases(ReplyFlowDb db, Actor actor) =>
            actor.Is(Roles.Liaison) ? base.Cases(db, actor) : base.Cases(db, actor).Where(c => c.LeadBureauId == actor.BureauId);

        protected override IQueryable<Guid> Sources(ReplyFlowDb db, IQueryable<Case> cases) =>
            from c in cases join k in db.Contacts on c.Id equals k.CaseId select k.Id;

        protected override async Task<Dictionary<Guid, FoundText>> StoredAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            (await (from k in db.Contacts.AsNoTracking()
                    where ids.Contains(k.Id)
                    join c in db.Cases on k.CaseId equals c.Id
                    let s = c.Suggestion!
                    select new
                    {
                        k.Id,
                        k.Channel,
                        k.With,
                        Text = new FoundText(c.Id, s.Session!.Name, s.Number, s.Title, k.By, "", k.Summary),
                    }).ToListAsync(ct))
            .ToDictionary(f => f.Id, f => f.Text with
            {
                Note = LogContact.Label(f.Channel),
                Body = f.With.Length > 0 ? $"{f.With}：{f.Text.Body}" : f.Text.Body,
            });
    }

    /// <summary>The common base, and the reader's bureau's own; of each the version that counts.</summary>
    private sealed class Policies() : TextKind(FullTextKind.Policy, "policies", "政策文件")
    {
        internal override IQueryable<FullText> Readable(ReplyFlowDb db, Actor actor, IQueryable<FullText> texts, FullTextFilter filter)
        {
            var readable = db.PolicyDocuments.ReadableBy(actor);
            return filter.AsksForCases ? texts.Where(t => false)
                : texts.Where(t => readable.Any(d => d.Id == t.OwnerId && db.PolicyVersions.Any(v => v.Id == t.SourceId && v.No == d.CurrentNo)));
        }

        internal override async Task<IReadOnlyDictionary<Guid, FoundText>> ReadAsync(
            ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            (await (from v in db.PolicyVersions.AsNoTracking()
                    where ids.Contains(v.Id)
                    join d in db.PolicyDocuments on v.DocumentId equals d.Id
                    join t in db.PolicyTexts on v.TextSha256 equals t.Sha256
                    select new { Version = v, d.RepealedOn, t.Text }).ToListAsync(ct))
            .ToDictionary(p => p.Version.Id, p => new FoundText(
                null, "", "", p.Version.Facts.Title, p.Version.Facts.Issuer,
                $"{p.Version.Facts.DocumentNumber}{(p.RepealedOn is null ? "" : "（已废止）")}", p.Text)
            { PolicyId = p.Version.DocumentId });
    }
}
