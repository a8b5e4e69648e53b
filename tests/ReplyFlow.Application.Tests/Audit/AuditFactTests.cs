using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Tests.Audit;

/// <summary>The trail is append-only: what it holds of earlier programs stays readable, under the names they wrote.</summary>
public sealed class AuditFactTests
{
    /// <summary>What records hold now and rows of earlier programs do not.</summary>
    private static readonly string[] Later = ["wordsApart", "words", "finding", "toFolder", "paperOnly", "deputies", "rowSha256", "evidenceSha256", "replaced", "unsourced", "figures",
        "unanswered", "bureaus", "isAgain", "stands", "byLiaison", "proposed", "phone", "ground", "basisSha256", "owed", "scans", "deputyId"];

    public static TheoryData<string> Kinds => [.. EarlierRows.All.Keys];

    [Fact]
    public void Every_kind_is_stored_under_the_name_it_always_had() =>
        Assert.Equal(EarlierRows.All.Keys.Order(StringComparer.Ordinal), AuditKinds.All.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Kinds))]
    public void An_earlier_row_is_read_and_would_be_written_under_the_same_names(string kind)
    {
        var data = EarlierRows.All[kind];
        var fact = AuditFact.Read(Row(kind, data))!;
        Assert.IsType(AuditKinds.All[kind], fact);
        var (before, after) = (JsonNode.Parse(data)!.AsObject(), JsonNode.Parse(fact.ToJson())!.AsObject());
        Assert.All(before, p => Assert.True(Holds(after[p.Key], p.Value), $"{p.Key}: {p.Value?.ToJsonString()} became {after[p.Key]?.ToJsonString()}"));
        Assert.Empty(after.Select(p => p.Key).Except(before.Select(p => p.Key)).Except(Later));
    }

    [Fact]
    public void A_row_that_lacks_a_fact_or_is_of_another_kind_is_refused()
    {
        Assert.Throws<JsonException>(() => AuditFact.Read<TimerFired>("""{"visit":1}"""));
        Assert.Throws<JsonException>(() => AuditFact.Read<TimerFired>("""{"activityId":null,"visit":1}"""));
        Assert.Throws<JsonException>(() => AuditFact.Read<TimerFired>(Row("StepRearmed", """{"activityId":"wait","visit":1}""")));
        Assert.Equal(new TimerFired("wait", 1), AuditFact.Read<TimerFired>(Row("TimerFired", """{"activityId":"wait","visit":1}""")));
        Assert.Null(AuditFact.Read(Row("Unheard", "{}")));
    }

    /// <summary>Whether all that an earlier value says is said by today's, which may say more.</summary>
    private static bool Holds(JsonNode? today, JsonNode? earlier) => (today, earlier) switch
    {
        (JsonObject now, JsonObject then) => then.All(p => now.ContainsKey(p.Key) && Holds(now[p.Key], p.Value)),
        (JsonArray now, JsonArray then) => now.Count == then.Count && now.Zip(then).All(p => Holds(p.First, p.Second)),
        _ => JsonNode.DeepEquals(today, earlier),
    };

    private static AuditEvent Row(string kind, string data) => new() { ActorName = "系统", Kind = kind, Summary = "", Data = data };
}
