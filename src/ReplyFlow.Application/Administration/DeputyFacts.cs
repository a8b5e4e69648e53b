using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Administration;

/// <summary>What the trail says of deputies' links and answers, by the row that it is about. Rows that nobody can read the chain tells.</summary>
internal sealed class DeputyFacts
{
    private static readonly string[] Kinds =
    [
        AuditFact.KindOf<PersonalLinkIssued>(), AuditFact.KindOf<NoticeLinkIssued>(), AuditFact.KindOf<PersonalLinksRevoked>(),
        AuditFact.KindOf<NoticeLinksRevoked>(),
        AuditFact.KindOf<AddressConfirmed>(), AuditFact.KindOf<AddressRejected>(), AuditFact.KindOf<PaperAnswerRejected>(),
        AuditFact.KindOf<EntryRejected>(),
        AuditFact.KindOf<DeputyAnswered>(), AuditFact.KindOf<AnswerEntered>(), AuditFact.KindOf<AnswerVoided>(),
        AuditFact.KindOf<AnswerWeighed>(),
        AuditFact.KindOf<LetterOpened>(), AuditFact.KindOf<LetterConfirmed>(), AuditFact.KindOf<NoticeOpened>(), AuditFact.KindOf<NoticeConfirmed>(),
    ];

    /// <summary>Hashes of links as they were issued; empty in rows of earlier programs.</summary>
    public Dictionary<Guid, string> Issued { get; } = [];

    /// <summary>The same of links to notices.</summary>
    public Dictionary<Guid, string> IssuedOfNotices { get; } = [];

    /// <summary>Links that somebody took back, or in whose place another came.</summary>
    public HashSet<Guid> Ended { get; } = [];

    /// <summary>Links whose issue did not say which others ended by it.</summary>
    public HashSet<Guid> Silent { get; } = [];

    /// <summary>Links by which a deputy asked to see what they lead to.</summary>
    public HashSet<Guid> Opened { get; } = [];

    /// <summary>Links by which a deputy said that it has arrived.</summary>
    public HashSet<Guid> Confirmed { get; } = [];

    /// <summary>Answers by links.</summary>
    public Dictionary<Guid, DeputyAnswered> Answered { get; } = [];

    /// <summary>代录.</summary>
    public Dictionary<Guid, AnswerEntered> Entered { get; } = [];

    /// <summary>作废.</summary>
    public Dictionary<Guid, AnswerVoided> Voided { get; } = [];

    /// <summary>Answers that came to count when their address was confirmed, and those in whose place they did, which may be later.</summary>
    public HashSet<(Guid Id, Guid Instead)> Weighed { get; } = [];

    /// <summary>Links on paper by which others answered, and the evidence of it.</summary>
    public Dictionary<Guid, Guid> RejectedPaper { get; } = [];

    /// <summary>代录 that is not what the deputy answered, and the evidence of it.</summary>
    public Dictionary<Guid, Guid> RejectedEntries { get; } = [];

    /// <summary>代录 from forms on paper that rest on a scan; those of earlier programs rest on words alone.</summary>
    public HashSet<Guid> Scanned { get; } = [];

    /// <summary>Links and answers whose fact has no hash although the program wrote one with every such fact by then.</summary>
    public HashSet<Guid> Unhashed { get; } = [];

    private bool _hashes;
    private bool _scans;

    /// <summary>When the first of all these was recorded; entries without a ground are from before.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Reads them.</summary>
    public static async Task<DeputyFacts> ReadAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var facts = new DeputyFacts();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            facts.Since ??= e.At;
            try
            {
                facts.Add(AuditFact.Read(e));
            }
            catch (JsonException)
            {
                // The chain tells of it, and the row that it was about is found without it.
            }
        }
        return facts;
    }

    private void Add(AuditFact? fact)
    {
        switch (fact)
        {
            case PersonalLinkIssued f:
                Issue(Issued, f.Id, f.RowSha256, f.Replaced);
                break;
            case NoticeLinkIssued f:
                Issue(IssuedOfNotices, f.Id, f.RowSha256, f.Replaced);
                break;
            case PersonalLinksRevoked f:
                Ended.UnionWith(f.Ids);
                break;
            case NoticeLinksRevoked f:
                Ended.UnionWith(f.Ids);
                break;
            case AddressConfirmed f:
                Ended.UnionWith(f.Replaced ?? []);
                break;
            case AddressRejected f:
                Ended.UnionWith(f.Ended);
                break;
            case PaperAnswerRejected f:
                Ended.UnionWith(f.Ended);
                RejectedPaper.TryAdd(f.LinkId, f.Id);
                break;
            case EntryRejected f:
                RejectedEntries.TryAdd(f.AnswerId, f.Id);
                break;
            case AnswerWeighed f:
                Weighed.Add((f.Id, f.Instead));
                break;
            case AnswerVoided f:
                Hashed(f.Id, f.RowSha256);
                Voided[f.Id] = f;
                break;
            case DeputyAnswered f:
                Hashed(f.Id, f.RowSha256);
                Answered[f.Id] = f;
                break;
            case AnswerEntered f:
                Hashed(f.Id, f.RowSha256);
                Entered[f.Id] = f;
                // Since the first fact that counts them, all do.
                _scans |= f.Scans is not null;
                if (_scans && f.Way == FeedbackWay.Paper)
                    Scanned.Add(f.Id);
                break;
            case LetterOpened { LinkId: var link }:
                Opened.Add(link);
                break;
            case NoticeOpened { LinkId: var link }:
                Opened.Add(link);
                break;
            case LetterConfirmed { LinkId: var link }:
                Confirmed.Add(link);
                break;
            case NoticeConfirmed { LinkId: var link }:
                Confirmed.Add(link);
                break;
        }
    }

    /// <summary>Earlier programs wrote none; since the first of any kind that has one, all have.</summary>
    private void Hashed(Guid id, string sha256)
    {
        if (sha256.Length > 0)
            _hashes = true;
        else if (_hashes)
            Unhashed.Add(id);
    }

    private void Issue(Dictionary<Guid, string> issued, Guid id, string sha256, IReadOnlyList<Guid>? replaced)
    {
        Hashed(id, sha256);
        issued[id] = sha256;
        if (replaced is null)
            Silent.Add(id);
        else
            Ended.UnionWith(replaced);
    }
}
