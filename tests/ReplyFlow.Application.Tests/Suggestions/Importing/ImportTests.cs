using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>Whom an import takes a deputy for, and what it refuses, warns of and changes.</summary>
public sealed class ImportTests
{
    private const string Heading = "届次,编号,标题,正文,日期,领衔代表,代表团,邮箱,电话,附议代表\n";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_named_deputies_are_told_apart_by_their_delegation_and_never_guessed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        Assert.True((await ImportAsync(world, Row("0001", "示例伟", "东湖区代表团", "dh@example.invalid") + Row("0002", "示例伟", "西城区代表团", "xc@example.invalid"))).Done);

        var coSigner = Refused(await ImportAsync(world, Row("0003", "示例丁", "西城区代表团", coSigners: "示例伟")));
        Assert.Equal("有 2 位代表叫示例伟：东湖区代表团、西城区代表团。请填写代表团。", coSigner);
        Assert.Contains("东湖区代表团、西城区代表团", Refused(await ImportAsync(world, Row("0004", "示例伟", "", "third@example.invalid"))), StringComparison.Ordinal);
        Assert.Contains("是否同一位", Refused(await ImportAsync(world, Row("0005", "示例伟", "东湖代表团"))), StringComparison.Ordinal);
        Assert.True((await ImportAsync(world, Row("0006", "示 例伟", "东湖区代表团"))).Done);
        await using var db = world.Open();
        Assert.Equal(["dh@example.invalid", "xc@example.invalid"], await db.Deputies.Where(d => d.Name == "示例伟").OrderBy(d => d.Email).Select(d => d.Email).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Suggestions.CountAsync(s => s.Deputies.Any(d => d.Deputy!.Delegation == "东湖区代表团" && d.Deputy.Name == "示例伟"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_is_changed_only_for_a_deputy_named_with_the_delegation_and_the_report_says_so()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        Assert.True((await ImportAsync(world, Row("0001", "示例甲", "东湖区代表团", "old@example.invalid"))).Done);
        Assert.Contains("已有邮箱 old@example.invalid", Refused(await ImportAsync(world, Row("0002", "示例甲", "", "new@example.invalid"))), StringComparison.Ordinal);
        var report = await ImportAsync(world, Row("0003", "示例甲", "东湖区代表团", "new@example.invalid"));
        Assert.True(report.Done);
        Assert.Equal("示例甲（东湖区代表团）的邮箱由 old@example.invalid 改为 new@example.invalid。", report.Lines[0].Warning);
    }

    [Theory]
    [InlineData("东湖区代表团", "示例甲、示例乙")]
    [InlineData("东湖区代表团", "示例乙、示例甲（东湖区代表团）")]
    [InlineData("", "示例甲（东湖区代表团）")]
    [InlineData("东湖区代表团", "示例乙、示例乙（西城区代表团）")]
    [InlineData("东湖区代表团", "示 例甲")]
    public async Task A_deputy_named_twice_is_refused(string delegation, string coSigners)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        Assert.Contains("重复", Refused(await ImportAsync(world, Row("0001", "示例甲", delegation, coSigners: coSigners))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_one_name_from_two_delegations_are_two_deputies()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        Assert.True((await ImportAsync(world, Row("0001", "示例甲", "东湖区代表团", coSigners: "示例甲（西城区代表团）"))).Done);
        await using var db = world.Open();
        Assert.Equal(2, await db.Deputies.CountAsync(d => d.Name == "示例甲", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_number_without_its_zero_is_warned_of_and_a_rounded_telephone_refused()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        Assert.True((await ImportAsync(world, Row("0390", "示例甲", "东湖区代表团"))).Done);
        var report = await ImportAsync(world, Row("391", "示例甲", "东湖区代表团"), ImportMode.WithoutWarnings);
        Assert.Equal((false, true, "本届次的编号都是 4 位，这里是否应为 0391？"), (report.Done, report.IsRight, report.Lines[0].Warning));
        Assert.True((await ImportAsync(world, Row("391", "示例甲", "东湖区代表团"))).Done);
        Assert.Contains("“1.39E+10”是 Excel 的科学计数", Refused(await ImportAsync(world, Row("0392", "示例甲", "东湖区代表团", phone: "1.39E+10"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_cell_is_told_once()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var rows = Row("0001", "示例甲", "东湖区代表团").Replace("2026-02-11", "二月", StringComparison.Ordinal);
        Assert.Equal("日期“二月”不是日期，应如 2026-02-11。", Refused(await ImportAsync(world, rows)));
    }

    [Theory]
    [InlineData("第9009号")]
    [InlineData("9009号")]
    [InlineData("9009")]
    public async Task A_number_is_reported_by_its_digits_alone(string number)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var report = await ImportAsync(world, Row(number, "示例甲", "东湖区代表团"), ImportMode.DryRun);
        Assert.Equal(("9009", "登记第9009号"), (report.Lines[0].Number, report.Lines[0].Message));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var report = await ImportAsync(world, Row("0001", "示例甲", "东湖区代表团"), ImportMode.DryRun);
        Assert.Equal((false, true), (report.Done, report.IsRight));
        await using var db = world.Open();
        Assert.False(await db.Suggestions.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Deputies.AnyAsync(d => d.Name == "示例甲", TestContext.Current.CancellationToken));
    }

    private static string Refused(ImportReport report)
    {
        Assert.False(report.Done);
        return Assert.Single(report.Lines, l => !l.Ok).Message;
    }

    private static string Row(string number, string lead, string delegation, string email = "", string phone = "", string coSigners = "") =>
        $"{World.Session},{number},关于示例的建议,正文,2026-02-11,{lead},{delegation},{email},{phone},{coSigners}\n";

    private static Task<ImportReport> ImportAsync(World world, string rows, ImportMode mode = ImportMode.Always) => world.InScope(async s =>
        await s.GetRequiredService<ImportSuggestions>().RunAsync(null, SuggestionFile.Read("a.csv", Encoding.UTF8.GetBytes(Heading + rows)), mode, TestContext.Current.CancellationToken));
}
