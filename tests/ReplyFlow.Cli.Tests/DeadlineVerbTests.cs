using System.Text.Json;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Settings;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Cli.Tests;

public sealed class DeadlineVerbTests
{
    [Fact]
    public async Task Prints_the_day_and_how_it_was_derived()
    {
        var run = await CliProcess.Run("deadline", "2023-04-20", "+3m", "--campaign", "2023-06-25");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal(
            "2023-06-25\n交办 2023-04-20，3 个月 → 2023-07-20；会议要求 2023-06-25；取早 → 2023-06-25\n",
            run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Json_is_one_document_with_the_steps_as_a_list()
    {
        var run = await CliProcess.Run("deadline", "2023-04-20", "+3m", "--campaign", "2023-06-25", "--json");

        Assert.Equal(0, run.Exit);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("2023-06-25", root.GetProperty("due").GetString());
        Assert.False(root.GetProperty("provisional").GetBoolean());
        Assert.Equal(
            ["交办 2023-04-20，3 个月 → 2023-07-20", "会议要求 2023-06-25", "取早 → 2023-06-25"],
            root.GetProperty("derivation").EnumerateArray().Select(e => e.GetString()!));
    }

    [Fact]
    public async Task Rolls_only_when_asked()
    {
        var plain = await CliProcess.Run("deadline", "2023-04-22", "+3m");
        var rolled = await CliProcess.Run("deadline", "2023-04-22", "+3m", "--roll");

        Assert.StartsWith("2023-07-22", plain.Output);
        Assert.StartsWith("2023-07-24", rolled.Output);
        Assert.Contains("2023-07-22 周六，顺延 → 2023-07-24", rolled.Output);
    }

    [Fact]
    public async Task Says_provisional_where_a_year_is_not_loaded()
    {
        var run = await CliProcess.Run("deadline", "2026-12-25", "+10wd", "--json");

        Assert.Equal(0, run.Exit);
        Assert.True(JsonDocument.Parse(run.Output).RootElement.GetProperty("provisional").GetBoolean());
    }

    [Fact]
    public async Task New_Years_Day_is_off_in_a_year_not_loaded_too()
    {
        var run = await CliProcess.Run("deadline", "2026-12-31", "+1wd");

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("2027-01-04", run.Output);
        Assert.Contains("其间放假 2027-01-01", run.Output);
        Assert.Contains("暂定", run.Output);
    }

    [Fact]
    public async Task Uses_the_given_calendar()
    {
        using var file = new TemporaryFile("\uFEFF{\"2027\": {\"off\": [\"2027-01-01\", \"2027-01-04\"],\r\n \"work\": [\"2027-01-09\"]}}\r\n");

        var run = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--calendar", file.Path);

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("2027-01-11", run.Output);
        Assert.Contains("其间放假 2027-01-04；调休上班计入 2027-01-09", run.Output);
    }

    [Theory]
    [InlineData("2023-02-30", "+3m", "START")]
    [InlineData("2023-4-20", "+3m", "START")]
    [InlineData("2023-04-20", "3m", "PERIOD")]
    [InlineData("2023-04-20", "+0wd", "PERIOD")]
    [InlineData("2023-04-20", "+10000wd", "PERIOD")]
    [InlineData("2023-04-20", "+3y", "PERIOD")]
    public async Task Refuses_what_it_cannot_read(string start, string period, string field)
    {
        var run = await CliProcess.Run("deadline", start, period);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith(field, run.Error);
    }

    [Fact]
    public async Task Names_file_and_field_of_a_broken_calendar()
    {
        using var file = new TemporaryFile("{\"2027\": {\"off\": [\"2027-13-01\"], \"work\": [], \"extra\": 1}}");

        var run = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--calendar", file.Path);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains($"{file.Path} 2027.off[0]", run.Error);
        Assert.Contains($"{file.Path} 2027.extra", run.Error);
    }

    [Fact]
    public async Task A_file_too_large_for_a_calendar_is_refused_by_its_size_alone()
    {
        using var file = new TemporaryFile("{" + string.Join(",", Enumerable.Range(0, 150_000).Select(i => $"\"wrong {i}\":1")) + "}");

        var run = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--calendar", file.Path);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Single(run.Error.Trim().Split('\n'), l => l.Contains(file.Path) && l.Contains("2 MB"));
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("deadline")]
    [InlineData("deadline", "2023-04-20")]
    [InlineData("deadline", "2023-04-20", "+3m", "--unknown")]
    [InlineData("deadline", "2023-04-20", "+3m", "--calendar", "/nowhere/at/all.json")]
    public async Task Unusable_command_lines_exit_with_2(params string[] arguments)
    {
        var run = await CliProcess.Run(arguments);

        Assert.Equal(2, run.Exit);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Help_exits_with_0()
    {
        var run = await CliProcess.Run("deadline", "--help");

        Assert.Equal(0, run.Exit);
        Assert.Contains("--campaign", run.Output);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Uses_the_calendar_and_the_rolling_of_the_named_installation_and_changes_nothing_in_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var place = database.Address.FilePath ?? database.Address.ConnectionString;
        Assert.Equal((await CliProcess.Run("deadline", "2023-04-22", "+3m")).Output, (await CliProcess.Run("deadline", "2023-04-22", "+3m", "--db", place)).Output);
        await using (var db = database.Open())
        {
            db.Settings.AddRange(
                new Setting { Name = "calendar", Value = """{"2027": {"off": ["2027-01-01", "2027-01-04"], "work": ["2027-01-09"]}}""" },
                new Setting { Name = "deadlines", Value = """{"roll": true}""" },
                new Setting { Name = "deadlines-version", Value = "one" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var counted = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--db", place, "--json");
        var rolled = await CliProcess.Run("deadline", "2023-04-22", "+3m", "--db", place);

        Assert.Equal((0, ""), (counted.Exit, counted.Error));
        var root = JsonDocument.Parse(counted.Output).RootElement;
        Assert.Equal(("2027-01-11", false), (root.GetProperty("due").GetString(), root.GetProperty("provisional").GetBoolean()));
        Assert.StartsWith("2023-07-24", rolled.Output);
        await using (var db = database.Open())
            Assert.Equal(["calendar", "deadlines", "deadlines-version"], db.Settings.Select(s => s.Name).ToList().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_or_two_calendars_are_refused()
    {
        using var file = new TemporaryFile("no database");
        var absent = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--db", file.Path + ".absent");
        Assert.Equal((2, ""), (absent.Exit, absent.Output));
        Assert.Contains("没有这个数据库文件", absent.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path + ".absent"));
        var other = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--db", file.Path);
        Assert.Equal((2, ""), (other.Exit, other.Output));
        Assert.Contains($"--db", other.Error, StringComparison.Ordinal);
        var both = await CliProcess.Run("deadline", "2027-01-02", "+6wd", "--db", file.Path, "--calendar", file.Path);
        Assert.Equal((2, ""), (both.Exit, both.Output));
        Assert.Contains("只能给一个", both.Error, StringComparison.Ordinal);
    }
}
