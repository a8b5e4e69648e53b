using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Nodes;

/// <summary>运行数据 shows what this process measured, and what others told of themselves.</summary>
public sealed class FiguresPageTests
{
    [Fact]
    public async Task The_page_shows_its_own_process_and_the_others_that_told_something_lately()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = app.OpenDatabase())
        {
            db.Nodes.Add(Node("worker:7", TestHost.Start - TimeSpan.FromMinutes(1)));
            db.Nodes.Add(Node("gone:8", TestHost.Start - NodeWorker.Forgotten));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        _ = (await admin.GetAsync("/Settings/People")).Shown();
        var html = WebUtility.HtmlDecode((await admin.GetAsync("/Settings/Figures")).Shown().Html);
        Assert.Contains($"{Environment.MachineName}:{Environment.ProcessId}</span>（显示这一页的）", html, StringComparison.Ordinal);
        Assert.Contains("登录和账号：提交", html, StringComparison.Ordinal);
        Assert.Contains("worker:7", html, StringComparison.Ordinal);
        Assert.Contains("41 项", html, StringComparison.Ordinal);
        Assert.Contains("12 次，多数 5 毫秒 以内，95% 在 1.5 秒 以内", html, StringComparison.Ordinal);
        Assert.DoesNotContain("gone:8", html, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_process_tells_how_it_is_and_takes_that_away_when_it_ends(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = new ServiceCollection().AddLogging().AddReplyFlowDatabase(database.Address)
            .AddNode("页面", shared: false, workers: false).AddSingleton<NodeWorker>().BuildServiceProvider();
        var worker = services.GetRequiredService<NodeWorker>();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await using var db = database.Open();
        for (var until = DateTime.UtcNow.AddMinutes(1); !db.Nodes.Any(n => n.Roles == "页面"); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < until);
        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(db.Nodes.ToList());
    }

    private static NodeReport Node(string name, DateTimeOffset seen) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        Roles = "后台",
        Version = "1.0",
        StartedAt = seen - TimeSpan.FromHours(1),
        SeenAt = seen,
        Figures = """
            {"memory":1048576,"figures":[{"name":"replyflow.decisions","tag":"review","count":40,"p50":0,"p95":0},
            {"name":"replyflow.decisions","tag":"","count":1,"p50":0,"p95":0},{"name":"replyflow.letter.duration","tag":"","count":12,"p50":0.005,"p95":1.5}]}
            """,
    };
}
