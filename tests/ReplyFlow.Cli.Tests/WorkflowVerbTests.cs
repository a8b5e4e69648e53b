using System.Text.Json;
using ReplyFlow.Testing;

namespace ReplyFlow.Cli.Tests;

public sealed class WorkflowVerbTests
{
    private static readonly string Definition = Path.Combine(RepositoryPaths.Root, "workflows", "suggestion-reply.json");

    [Fact]
    public async Task A_sound_definition_checks_with_0()
    {
        var run = await CliProcess.Run("workflow", "check", Definition, "--json");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.True(JsonDocument.Parse(run.Output).RootElement.GetProperty("sound").GetBoolean());
    }

    [Fact]
    public async Task A_definition_that_could_issue_an_unsigned_letter_is_refused_with_the_way_there()
    {
        var text = await File.ReadAllTextAsync(Definition, TestContext.Current.CancellationToken);
        using var broken = new TemporaryFile(text.Replace("""{ "source": { "activity": "leaderReview", "port": "Approve" }, "target": { "activity": "signOff", "port": "In" } }""", """{ "source": { "activity": "leaderReview", "port": "Approve" }, "target": { "activity": "allocateNumber", "port": "In" } }"""));

        var run = await CliProcess.Run("workflow", "check", broken.Path, "--json");

        Assert.Equal(1, run.Exit);
        var findings = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Contains(findings, f => f.GetProperty("rule").GetString() == "unreachable" && f.GetProperty("activity").GetString() == "signOff");
        Assert.All(findings, f => Assert.True(f.GetProperty("line").GetInt32() > 1));
    }

    [Fact]
    public async Task A_file_that_is_no_definition_is_unusable_and_named_with_line_and_field()
    {
        using var broken = new TemporaryFile("{\n  \"definitionId\": 5,\n  \"root\": {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}\n}");

        var run = await CliProcess.Run("workflow", "check", broken.Path);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains($"{broken.Path} 第2行第19列 $.definitionId", run.Error);
    }

    [Fact]
    public async Task A_missing_file_is_unusable()
    {
        var run = await CliProcess.Run("workflow", "check", "nowhere.json", "--json");

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("nowhere.json", run.Error);
    }

    [Fact]
    public async Task Runs_a_script_and_prints_what_happened()
    {
        using var script = new TemporaryFile("""[{"step": "assign", "by": "王调度", "outcome": "Assign"}, {"step": "accept", "by": "李办公", "outcome": "Object"}]""");

        var run = await CliProcess.Run("workflow", "run", Definition, "--script", script.Path, "--engine", "builtin", "--json");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["start", "assign", "accept", "objection"], root.GetProperty("trace").EnumerateArray().Where(t => t.GetProperty("event").GetString() == "entered").Select(t => t.GetProperty("activity").GetString()!));
        Assert.Equal("objection", root.GetProperty("waiting")[0].GetProperty("activity").GetString());
    }

    [Fact]
    public async Task A_script_that_does_not_fit_is_unusable_and_says_where_the_case_stands()
    {
        using var script = new TemporaryFile("""[{"step": "signOff", "outcome": "Sign"}]""");

        var run = await CliProcess.Run("workflow", "run", Definition, "--script", script.Path, "--json");

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("$[0]", run.Error);
        Assert.Contains("正在等待 assign#1", run.Error);
    }

    [Fact]
    public async Task Draws_the_flowchart_with_the_step_marked()
    {
        var svg = Path.Combine(Path.GetTempPath(), $"replyflow-{Guid.NewGuid():N}.svg");
        try
        {
            var run = await CliProcess.Run("workflow", "draw", Definition, "-o", svg, "--at", "proofread");

            Assert.Equal((0, ""), (run.Exit, run.Error));
            Assert.Contains("""data-activity="proofread" data-mark="current""", await File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(svg);
        }
    }

    [Fact]
    public async Task An_unknown_step_to_mark_is_unusable_and_nothing_is_written()
    {
        var svg = Path.Combine(Path.GetTempPath(), $"replyflow-{Guid.NewGuid():N}.svg");

        var run = await CliProcess.Run("workflow", "draw", Definition, "-o", svg, "--at", "nosuch");

        Assert.Equal(2, run.Exit);
        Assert.Contains("--at nosuch", run.Error);
        Assert.False(File.Exists(svg));
    }
}
