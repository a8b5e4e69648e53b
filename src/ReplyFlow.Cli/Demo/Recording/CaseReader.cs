using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>Reads the one case that a recording's database holds, and makes the holes in it.</summary>
internal sealed partial class CaseReader
{
    /// <summary>What is the city's, and not the case's, or is made anew from the case's rows.</summary>
    private static readonly HashSet<Type> Standing =
    [
        typeof(Bureau), typeof(Division), typeof(AppUser), typeof(CongressSession), typeof(Deputy), typeof(DefinitionVersion), typeof(NumberSeries),
        typeof(AuditEvent), typeof(Data.Settings.Setting), typeof(ListedCase), typeof(CaseFigure), typeof(SearchEntry), typeof(FullText),
    ];

    private readonly ReplyFlowDb _db;
    private readonly TextHoles _holes;
    private readonly IReadOnlyList<CityBureau> _bureaus;
    private readonly Dictionary<Guid, int> _contents = [];
    private readonly Dictionary<Guid, int> _papers = [];
    private readonly Dictionary<Guid, int> _numbers = [];

    public CaseReader(ReplyFlowDb db, IReadOnlyList<CityBureau> bureaus, IReadOnlyList<Deputy> deputies)
    {
        (_db, _bureaus) = (db, bureaus);
        _holes = new TextHoles(bureaus, deputies);
    }

    /// <summary>Reads it.</summary>
    /// <param name="after">The last line of the audit trail before the case.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<RecordedCase> ReadAsync(long after, CancellationToken ct)
    {
        var rows = new List<(IEntityType Type, List<object> Rows)>();
        foreach (var type in Ordered())
            if (await RowsAsync(type, ct) is { Count: > 0 } found)
                rows.Add((type, found));
        var keys = rows.SelectMany(t => t.Rows.SelectMany(r => Keys(t.Type, r))).Distinct().Order().ToList();
        foreach (var (key, place) in keys.Select((k, i) => (k, i)))
            _holes.Key(key, c => c.Id(place));
        var all = rows.SelectMany(t => t.Rows).ToList();
        // Hashes of rows are the recording's; a copy's facts have none, like those of earlier programs.
        foreach (var hash in all.Select(Hash).OfType<string>())
            _holes.Text(hash, _ => "");
        var numbers = Number(all);
        var contents = all.OfType<DraftVersion>().OrderBy(v => v.No).ToList();
        foreach (var (version, i) in contents.Select((v, i) => (v, i)))
        {
            _contents[version.Id] = i;
            _holes.Text(version.Sha256, c => c.ContentSha256[i]);
        }
        var papers = Papers(all);
        var suggestion = all.OfType<Suggestion>().Single();
        return new RecordedCase
        {
            Began = suggestion.RegisteredAt,
            CaseId = _holes.In(all.OfType<Domain.Cases.Case>().Single().Id),
            Kind = suggestion.Kind,
            Deputies = all.OfType<SuggestionDeputy>().Count(),
            Numbers = numbers,
            Contents = [.. contents.Select(v => _holes.In(JsonSerializer.Serialize(v.Content, Plain)))],
            Papers = papers,
            Tables = [.. rows.Select(t => new RecordedTable(t.Type.ClrType, [.. t.Rows.Select(r => Row(t.Type, r))]))],
            Events = [.. (await _db.Audit.AsNoTracking().Where(a => a.Seq > after).OrderBy(a => a.Seq).ToListAsync(ct)).Select(Event)],
        };
    }

    /// <summary>As the texts stand in the recording, so that they can be found.</summary>
    internal static JsonSerializerOptions Plain { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string? Hash(object row) => row switch
    {
        Feedback f => f.Sha256(),
        DeputyLink l => l.Sha256(),
        DeliveryEvidence e => e.Sha256(),
        OutboxMessage m => m.Sha256(),
        DraftVersion v => v.Basis.Sha256(),
        IssuedLetter l => l.SourceSha256(),
        ContactLog l => l.Sha256(),
        Suggestion s => s.Sha256(),
        Assignment { Opinion: not null } a => a.OpinionSha256(),
        WorkItem { Status: WorkItemStatus.Decided } w => w.DecisionSha256(),
        _ => null,
    };

    private List<(DateTimeOffset At, int Slot)> Number(List<object> all)
    {
        var numbers = all.OfType<DocumentNumber>().OrderBy(n => n.AllocatedAt).ToList();
        var series = _db.NumberSeries.AsNoTracking().ToDictionary(s => s.Id);
        for (var i = 0; i < numbers.Count; i++)
        {
            var place = i;
            _numbers[numbers[i].Id] = i;
            _holes.Text(numbers[i].Text, c => c.Numbers[place].Text);
            _holes.Key(numbers[i].SeriesId, c => c.Numbers[place].SeriesId);
        }
        return [.. numbers.Select(n => (n.AllocatedAt, _bureaus.ToList().FindIndex(b => b.Row.Id == series[n.SeriesId].BureauId)))];
    }

    private List<RecordedPaper> Papers(List<object> all)
    {
        var papers = all.OfType<IssuedLetter>().OrderBy(l => l.IssuedAt).Select(l => (l.Id, l.LetterJson, l.Template, l.Sha256))
            .Concat(all.OfType<Notice>().Where(n => n.Pdf is not null).OrderBy(n => n.MadeAt).Select(n => (n.Id, n.LetterJson, n.Template, n.Sha256))).ToList();
        foreach (var (paper, i) in papers.Select((p, i) => (p, i)))
        {
            _papers[paper.Id] = i;
            _holes.Text(paper.Sha256, c => c.PaperSha256[i]);
        }
        return [.. papers.Select(p => new RecordedPaper(_holes.In(p.LetterJson), p.Template))];
    }

    private Func<CaseCopy, object?>[] Row(IEntityType type, object row) =>
        [.. type.GetFlattenedProperties().Zip(_db.ValuesOf(row), (p, value) => Own(row, p.Name) ?? Hole(type.ClrType, value))];

    /// <summary>What is not found by its value alone.</summary>
    private Func<CaseCopy, object?>? Own(object row, string column) => (row, column) switch
    {
        (Suggestion, nameof(Suggestion.NumberValue)) => c => c.NumberValue,
        (Suggestion, SearchColumn) => c => SearchText.Fold(c.Words.Title),
        (DocumentNumber n, nameof(n.Value)) when _numbers[n.Id] is var i => c => c.Numbers[i].Value,
        (DraftVersion v, nameof(v.Content)) when _contents[v.Id] is var i => c => c.Contents[i],
        (IssuedLetter l, nameof(l.Pdf)) when _papers[l.Id] is var i => c => c.Papers[i],
        (IssuedLetter l, nameof(l.Pages)) when _papers[l.Id] is var i => c => c.Pages[i],
        (Notice { Pdf: not null } n, nameof(n.Pdf)) when _papers[n.Id] is var i => c => c.Papers[i],
        (Notice { Pdf: not null } n, nameof(n.Pages)) when _papers[n.Id] is var i => c => c.Pages[i],
        // Nobody has the tokens; of the forms, which went with a mail that nobody has, nothing is kept.
        (DeputyLink, nameof(DeputyLink.TokenSha256)) => _ => DeputyLink.HashOf(DeputyLink.NewToken()),
        (PersonalLink, nameof(PersonalLink.FormSha256)) => _ => "",
        _ => null,
    };

    private Func<CaseCopy, object?> Hole(Type type, object? value) => value switch
    {
        Guid key => _holes.In(key),
        string text => _holes.In(text),
        IEnumerable<Guid> keys => _holes.In(keys),
        // Timers end with a day, whenever they began.
        DateTimeOffset at when type != typeof(CaseTimer) => c => at + c.Shift,
        DraftContent content => In(content),
        _ => _ => value,
    };

    private Func<CaseCopy, object?> In(DraftContent content)
    {
        var text = _holes.In(JsonSerializer.Serialize(content, Plain));
        return c => JsonSerializer.Deserialize<DraftContent>(text(c), Plain);
    }

    private RecordedEvent Event(AuditEvent e)
    {
        var actor = e.ActorId is { } id ? _holes.In(id) : _ => null;
        return new RecordedEvent(e.At, actor, _holes.In(e.ActorName), e.Kind, Pages(e), Data(e));
    }

    /// <summary>共 2 页: another letter may have more.</summary>
    private Func<CaseCopy, string> Pages(AuditEvent e)
    {
        var summary = _holes.In(e.Summary);
        if (PageCount().Match(e.Summary) is not { Success: true } count
            || _papers.Where(p => e.Data.Contains(p.Key.ToString("D"), StringComparison.Ordinal)).Select(p => (int?)p.Value).FirstOrDefault() is not { } paper)
            return summary;
        return c => $"{summary(c)[..^count.Length]}共 {c.Pages[paper]} 页";
    }

    /// <summary>The number's value stands in the facts as a bare number.</summary>
    private Func<CaseCopy, string> Data(AuditEvent e)
    {
        var data = _holes.In(e.Data);
        if (_numbers.Where(n => e.Data.Contains(n.Key.ToString("D"), StringComparison.Ordinal)).Select(n => (int?)n.Value).FirstOrDefault() is not { } number)
            return data;
        return c => Value().Replace(data(c), "${1}" + c.Numbers[number].Value.ToString(CultureInfo.InvariantCulture), 1);
    }

    /// <summary>The kinds of rows a case may have, those first that others point to.</summary>
    private List<IEntityType> Ordered()
    {
        var left = _db.Model.GetEntityTypes()
            .Where(t => !Standing.Contains(t.ClrType) && t.ClrType.Namespace!.StartsWith("ReplyFlow.", StringComparison.Ordinal)).ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || !left.Contains(f.PrincipalEntityType)));
            ordered.Add(next);
            left.Remove(next);
        }
        return ordered;
    }

    private Task<List<object>> RowsAsync(IEntityType type, CancellationToken ct)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type.ClrType).Invoke(_db, null);
        return ((IQueryable<object>)set!).ToListAsync(ct);
    }

    private IEnumerable<Guid> Keys(IEntityType type, object row) =>
        type.FindPrimaryKey()!.Properties is [{ ClrType: var key } id] && key == typeof(Guid) ? [(Guid)_db.Entry(row).Property(id.Name).CurrentValue!] : [];

    private const string SearchColumn = "Search";

    [GeneratedRegex("共 [0-9]+ 页$", RegexOptions.CultureInvariant)]
    private static partial Regex PageCount();

    [GeneratedRegex("(\"value\":)[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
