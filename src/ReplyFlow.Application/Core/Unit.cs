using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Core;

/// <summary>One decision's transaction: what changes in it commits together with its audit events, or not at all.</summary>
public sealed class Unit
{
    private readonly List<AuditEvent> _events = [];
    private readonly Dictionary<Type, object> _handed = [];

    internal Unit(ReplyFlowDb db, Actor? actor, DateTimeOffset now)
    {
        Db = db;
        Actor = actor;
        Now = now;
    }

    /// <summary>The database, inside the transaction.</summary>
    public ReplyFlowDb Db { get; }

    /// <summary>Who acts; null for the system.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>The instant of the decision (UTC, microseconds).</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The Beijing date of the decision.</summary>
    public DateOnly Today => BeijingTime.DateOf(Now);

    /// <summary>Writes a line into the audit trail when the transaction commits.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="caseId">The case, if any.</param>
    /// <param name="summary">The same as a sentence in Chinese, without the words of a <see cref="FactWithWords"/>.</param>
    /// <param name="bySystem">Whether the product did it by itself even though a person's decision led to it.</param>
    public void Record(AuditFact fact, Guid? caseId, string summary, bool bySystem = false) => _events.Add(new AuditEvent
    {
        At = Now,
        ActorId = bySystem ? null : Actor?.UserId,
        ActorName = bySystem || Actor is null ? "系统" : Actor.Signature,
        CaseId = caseId,
        Kind = AuditKinds.Of(fact.GetType()).Name,
        Summary = summary,
        Data = fact.ToJson(),
    });

    /// <summary>Whatever is recorded from here on was done for somebody else; null changes nothing.</summary>
    /// <returns>The actor, who now bears both names.</returns>
    internal Actor ActFor(StandIn? principal) => Actor = principal is null ? Actor! : Actor! with { For = principal };

    /// <summary>Keeps what one step has read or made for the next one of the same transaction.</summary>
    internal T HandOn<T>(T value) where T : class
    {
        _handed[typeof(T)] = value;
        return value;
    }

    /// <summary>What a step before handed on in this transaction; null when none did.</summary>
    internal T? Handed<T>() where T : class => _handed.GetValueOrDefault(typeof(T)) as T;

    internal async Task AppendAuditAsync(CancellationToken ct)
    {
        if (_events.Count == 0)
            return;
        var (seq, hash) = await Db.LockChainEndAsync(ct);
        foreach (var e in _events)
        {
            e.Seq = ++seq;
            e.PreviousHash = hash;
            e.Hash = hash = e.ComputeHash(hash);
        }
        await Db.AppendAsync(_events, ct);
    }
}
