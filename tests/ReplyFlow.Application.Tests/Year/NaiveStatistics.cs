using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>One case as the audit trail alone tells of it.</summary>
internal sealed class AuditedCase
{
    public DateOnly? Assigned { get; set; }

    public Guid? Bureau { get; set; }

    public Guid? Division { get; set; }

    public DateOnly? Due { get; set; }

    public DateOnly? Replied { get; set; }

    public string Category { get; set; } = "";

    public bool Met { get; set; }

    public bool Withdrawn { get; set; }

    public bool Archived { get; set; }

    /// <summary>The newest answer of each deputy who was asked; null while there is none.</summary>
    public Dictionary<string, string?> Answers { get; } = [];

    /// <summary>Which answer that is, and the last one given by anybody.</summary>
    public Dictionary<string, Guid> AnswerIds { get; } = [];

    public Guid LastAnswer { get; set; }

    public bool Counts => Assigned is not null && (!Withdrawn || Replied is not null);
}

/// <summary>The figures counted case by case from the audit trail, without the statistics' own rules.</summary>
internal sealed record NaiveStatistics(int Assigned, int Overdue, int Replied, int OnTime, int Met, string Categories, int Asked, int Answered, int Satisfied, int Basic)
{
    public static async Task<IReadOnlyCollection<AuditedCase>> ReadAsync(ReplyFlowDb db)
    {
        var cases = new Dictionary<Guid, AuditedCase>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.CaseId != null).OrderBy(a => a.Seq).Select(a => new { a.CaseId, a.Kind, a.Data, a.At }).AsAsyncEnumerable())
        {
            if (!cases.TryGetValue(e.CaseId!.Value, out var c))
                cases[e.CaseId.Value] = c = new AuditedCase();
            using var data = JsonDocument.Parse(e.Data);
            Apply(c, e.Kind, data.RootElement, BeijingTime.DateOf(e.At));
        }
        return cases.Values;
    }

    public static NaiveStatistics Of(IEnumerable<AuditedCase> cases, DateOnly today)
    {
        var (assigned, overdue, replied, onTime, met) = (0, 0, 0, 0, 0);
        var (asked, answered, satisfied, basic) = (0, 0, 0, 0);
        var categories = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in cases.Where(c => c.Counts))
        {
            assigned++;
            if (c.Replied is not { } day)
            {
                overdue += c.Due < today ? 1 : 0;
                continue;
            }
            replied++;
            onTime += day <= c.Due ? 1 : 0;
            met += c.Met ? 1 : 0;
            categories[c.Category] = categories.GetValueOrDefault(c.Category) + 1;
            foreach (var answer in c.Answers.Values.Where(a => a is not null || c.Archived))
            {
                asked++;
                answered += answer is null ? 0 : 1;
                satisfied += answer == "Satisfied" ? 1 : 0;
                basic += answer == "Basic" ? 1 : 0;
            }
        }
        return new NaiveStatistics(assigned, overdue, replied, onTime, met, string.Join(' ', categories.Select(c => $"{c.Key}={c.Value}")), asked, answered, satisfied, basic);
    }

    private static void Apply(AuditedCase c, string kind, JsonElement data, DateOnly day)
    {
        switch (kind)
        {
            case "CaseAssigned":
                (c.Assigned, c.Bureau, c.Division, c.Due) = (day, data.GetProperty("leadBureauId").GetGuid(), null, Date(data, "dueOn"));
                break;
            case "CaseAllocated":
                c.Division = data.GetProperty("division").GetGuid();
                break;
            case "ExtensionApplied" when !(data.TryGetProperty("isAgain", out var again) && again.GetBoolean()):
                c.Due = Date(data, "dueOn");
                break;
            case "ContactLogged":
                c.Met |= data.GetProperty("channel").GetInt32() is 1 or 2;
                break;
            case "LetterIssued":
                c.Replied ??= day;
                c.Category = data.GetProperty("category").GetString()!;
                break;
            case "WorkItemOpened" when data.GetProperty("step").GetString() == "feedback":
                c.Answers.TryAdd(data.GetProperty("participant").GetString()!, null);
                c.Archived = false;
                break;
            case "DeputyAnswered" or "AnswerEntered":
                c.LastAnswer = data.GetProperty("id").GetGuid();
                break;
            case "WorkItemDecided" when data.GetProperty("step").GetString() == "feedback":
                c.Answers[data.GetProperty("participant").GetString()!] = data.GetProperty("outcome").GetString();
                c.AnswerIds[data.GetProperty("participant").GetString()!] = c.LastAnswer;
                break;
            case "AnswerVoided" when data.GetProperty("deputyId").GetGuid().ToString("N") is var deputy && c.AnswerIds[deputy] == data.GetProperty("id").GetGuid():
                c.Answers[deputy] = null;
                break;
            case "CaseWithdrawn":
                c.Withdrawn = true;
                break;
            case "CaseArchived":
                c.Archived = true;
                break;
        }
    }

    private static DateOnly Date(JsonElement data, string name) => DateOnly.Parse(data.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
