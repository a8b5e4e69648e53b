using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Alerts;

/// <summary>People are told through a gateway: signed, once, without names, and whatever becomes of it nothing else waits.</summary>
public sealed class WebhookTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_new_item_is_told_once_signed_and_without_a_name_or_a_word_of_the_suggestion(DatabaseKind kind)
    {
        await using var world = await AlertWorld.CreateAsync(kind);
        var process = world.Process();
        await world.TellAsync(process, "dispatcher", externalId: "wx-42");
        var id = await world.Cases.CaseAt("assign");
        await AlertWorld.RoundAsync(process);
        await AlertWorld.RoundAsync(world.Process());

        var request = Assert.Single(world.Receiver.All);
        Assert.Equal("/hook", request.Path);
        var second = request.Headers[WebhookMessage.TimestampHeader];
        Assert.Equal(world.Cases.Clock.Now.ToUnixTimeSeconds().ToString(), second);
        Assert.Equal(WebhookMessage.Signature(AlertWorld.Secret, second, request.Body), request.Headers[WebhookMessage.SignatureHeader]);
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal("wx-42", body.GetProperty("recipient").GetString());
        var told = body.GetProperty("events")[0];
        var item = await world.Cases.Open(id, "assign");
        Assert.Equal(("newItem", "assign", item.Id, id), (told.GetProperty("kind").GetString(), told.GetProperty("step").GetString(),
            told.GetProperty("workItem").GetGuid(), told.GetProperty("case").GetGuid()));
        Assert.Equal(item.Due.On?.ToString("yyyy-MM-dd"), told.GetProperty("due").GetString());
        var text = Encoding.UTF8.GetString(request.Body);
        Assert.All(new[] { "祝示例", "示例事项", "0390" }, secret => Assert.DoesNotContain(secret, text));
        await using var db = world.Cases.Open();
        Assert.Equal(AlertStatus.Sent, (await db.Alerts.SingleAsync()).Status);
    }

    [Fact]
    public void The_signature_is_the_one_that_is_documented() => Assert.Equal(
        // printf '1772708400.{"recipient":"li"}' | openssl dgst -sha256 -hmac 0123456789abcdef
        "sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            "0123456789abcdef"u8, "1772708400.{\"recipient\":\"li\"}"u8)),
        WebhookMessage.Signature("0123456789abcdef", "1772708400", "{\"recipient\":\"li\"}"u8));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_told_three_months_ago_is_thrown_away_and_an_open_item_is_not_told_again(DatabaseKind kind)
    {
        await using var world = await AlertWorld.CreateAsync(kind);
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        await world.Cases.CaseAt("assign");
        var decided = await world.Cases.CaseAt("assign", "0391");
        await AlertWorld.RoundAsync(process);
        await world.Cases.WalkTo(decided, "accept");
        Task<int> DropAsync() => process.InScopeAsync(s => s.GetRequiredService<DropOldAlerts>().RunAsync(default));
        world.Cases.Clock.Now += DropOldAlerts.Time - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await DropAsync());
        await using var db = world.Cases.Open();
        world.Cases.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(2, await DropAsync());
        Assert.Equal(0, await db.Alerts.CountAsync());
        var left = await db.AlertEvents.Select(e => e.WorkItemId).ToListAsync();
        Assert.DoesNotContain(await db.WorkItems.Where(w => w.CaseId == decided && w.Step == "assign").Select(w => w.Id).SingleAsync(), left);
        var told = world.Told().Count(t => t.StartsWith("newItem:assign", StringComparison.Ordinal));
        await AlertWorld.RoundAsync(process);
        Assert.Equal(told, world.Told().Count(t => t.StartsWith("newItem:assign", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_returned_and_what_is_late_is_told_as_that()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await world.TellAsync(process, "drafter");
        var id = await world.Cases.CaseAt("divisionReview");
        await AlertWorld.RoundAsync(process);
        Assert.Empty(world.Told());
        await world.Cases.Decide(id, "head", "divisionReview", "Return", comment: "数字要核对。");
        await AlertWorld.RoundAsync(process);
        Assert.Equal(["returned:revise"], world.Told());
        var due = (await world.Cases.Open(id, "revise")).Due.On!.Value;
        world.Cases.Clock.Now = new DateTimeOffset(due, new TimeOnly(23, 0), Domain.BeijingTime.Offset);
        await AlertWorld.RoundAsync(process);
        Assert.Single(world.Told());
        world.Cases.Clock.Now = world.Cases.Clock.Now.AddHours(2);
        await AlertWorld.RoundAsync(process);
        await AlertWorld.RoundAsync(process);
        Assert.Equal(["returned:revise", "overdue:revise"], world.Told());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_falls_in_quiet_hours_is_told_afterwards_together_and_once(DatabaseKind kind)
    {
        await using var world = await AlertWorld.CreateAsync(kind);
        var process = world.Process();
        await world.TellAsync(process, "dispatcher", new TimeOnly(20, 0), new TimeOnly(8, 0));
        var day = Domain.BeijingTime.DateOf(world.Cases.Clock.Now).AddDays(1);
        world.Cases.Clock.Now = new DateTimeOffset(day, new TimeOnly(22, 0), Domain.BeijingTime.Offset);
        await world.Cases.CaseAt("assign");
        await AlertWorld.RoundAsync(process);
        world.Cases.Clock.Now = world.Cases.Clock.Now.AddHours(5);
        await world.Cases.CaseAt("assign", "0391");
        var decided = await world.Cases.CaseAt("assign", "0392");
        await AlertWorld.RoundAsync(process);
        Assert.Empty(world.Told());
        await world.Cases.WalkTo(decided, "accept");
        world.Cases.Clock.Now = new DateTimeOffset(day.AddDays(1), new TimeOnly(8, 0), Domain.BeijingTime.Offset);
        await AlertWorld.RoundAsync(process);
        await AlertWorld.RoundAsync(process);
        Assert.Equal(["newItem:assign newItem:assign"], world.Told());
        await using var db = world.Cases.Open();
        Assert.Equal(AlertStatus.Dropped, (await db.Alerts.SingleAsync(a => db.AlertEvents.Any(e => e.Id == a.EventId && e.CaseId == decided))).Status);
    }

    [Fact]
    public async Task What_was_there_before_somebody_asked_for_it_is_not_told()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await world.Cases.CaseAt("assign");
        world.Cases.Clock.Now = world.Cases.Clock.Now.AddMinutes(1);
        await world.TellAsync(process, "dispatcher");
        await AlertWorld.RoundAsync(process);
        Assert.Empty(world.Told());
        await world.Cases.CaseAt("assign", "0391");
        await AlertWorld.RoundAsync(process);
        Assert.Single(world.Told());
    }

    [Fact]
    public async Task A_gateway_that_fails_is_tried_again_later_follows_nobody_and_is_given_up_in_the_end()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process(("MaxAttempts", "3"));
        await world.TellAsync(process, "dispatcher");
        await world.Cases.CaseAt("assign");
        world.Receiver.Answer(302, 503, 500);
        await AlertWorld.RoundAsync(process);
        await AlertWorld.RoundAsync(process);
        Assert.Equal(["/hook"], world.Receiver.All.Select(r => r.Path));
        await using var db = world.Cases.Open();
        Assert.Contains("没有跟随", (await db.Alerts.AsNoTracking().SingleAsync()).LastError);
        for (var i = 0; i < 4; i++)
        {
            world.Cases.Clock.Now = world.Cases.Clock.Now.AddDays(2);
            await AlertWorld.RoundAsync(process);
        }
        Assert.Equal(["/hook", "/hook", "/hook"], world.Receiver.All.Where(r => Encoding.UTF8.GetString(r.Body).Contains("newItem")).Select(r => r.Path));
        var alert = await db.Alerts.AsNoTracking().OrderBy(a => a.Id).FirstAsync();
        Assert.Equal((AlertStatus.Failed, 3), (alert.Status, alert.Attempts));
        Assert.DoesNotContain("127.0.0.1", alert.LastError);
        Assert.DoesNotContain("nobody's to see", alert.LastError);
    }

    [Fact]
    public async Task One_that_refuses_is_not_asked_again()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        await world.Cases.CaseAt("assign");
        world.Receiver.Answer(403);
        await AlertWorld.RoundAsync(process);
        await using var db = world.Cases.Open();
        Assert.Equal((AlertStatus.Failed, "对方拒绝接收（403）"), await db.Alerts.Select(a => new ValueTuple<AlertStatus, string>(a.Status, a.LastError)).SingleAsync());
    }

    [Fact]
    public async Task While_a_gateway_does_not_answer_mail_goes_out()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        await world.Cases.CaseAt("feedback");
        await world.Cases.CaseAt("assign", "0391");
        var answer = new TaskCompletionSource();
        world.Receiver.Before = answer.Task;
        var round = AlertWorld.RoundAsync(process);
        await world.Receiver.Came.Task;
        await process.GetRequiredService<OutboxDispatcher>().RunAsync(default);
        Assert.False(round.IsCompleted);
        await using var db = world.Cases.Open();
        Assert.Contains(await db.Outbox.Where(m => m.Status == MessageStatus.Sent).ToListAsync(), m => m.RecipientKind == RecipientKind.Deputy);
        answer.SetResult();
        await round;
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_a_process_held_when_it_died_is_sent_by_another_under_the_same_number(DatabaseKind kind)
    {
        await using var world = await AlertWorld.CreateAsync(kind);
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        await world.Cases.CaseAt("assign");
        await process.InScopeAsync(s => s.GetRequiredService<AlertFinder>().OpenedAsync(default));
        var lease = process.GetRequiredService<AlertDispatcher>().Lease;
        await using var db = world.Cases.Open();
        var now = world.Cases.Clock.Now.ToUniversalTime();
        var held = Assert.Single(await AlertClaims.ClaimAsync(db, now, now + lease, default));
        var other = world.Process();
        await AlertWorld.RoundAsync(other);
        Assert.Empty(world.Told());
        world.Cases.Clock.Now += lease;
        await AlertWorld.RoundAsync(other);
        Assert.Contains(held.Id.ToString(), Encoding.UTF8.GetString(Assert.Single(world.Receiver.All).Body));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Several_processes_tell_everything_once(DatabaseKind kind)
    {
        await using var world = await AlertWorld.CreateAsync(kind);
        var processes = Enumerable.Range(0, 3).Select(_ => world.Process()).ToList();
        await world.TellAsync(processes[0], "dispatcher");
        for (var i = 0; i < 5; i++)
            await world.Cases.CaseAt("assign", $"04{i:00}");
        await Task.WhenAll(processes.Select(AlertWorld.RoundAsync));
        Assert.Equal(5, world.Told().Count);
        Assert.Equal(5, world.Receiver.All.Select(r => Encoding.UTF8.GetString(r.Body)).Distinct().Count());
    }

    [Fact]
    public async Task The_secret_stands_nowhere_and_goes_to_no_other_address()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        await using var db = world.Cases.Open();
        Assert.All(await db.Settings.Select(s => s.Value).ToListAsync(), v => Assert.DoesNotContain(AlertWorld.Secret, v));
        Assert.All(await db.Audit.Select(a => a.Data + a.Summary).ToListAsync(), v => Assert.DoesNotContain(AlertWorld.Secret, v));
        Assert.Equal("Secret", Assert.Single((await Refused(world, process, "admin", "http://127.0.0.1:9/other", "")).Errors).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => SaveAsync(world, process, "office", "https://gateway.example/", AlertWorld.Secret));
    }

    [Theory]
    [InlineData("http://gateway.example/hook")]
    [InlineData("ftp://gateway.example/hook")]
    [InlineData("https://user:word@gateway.example/hook")]
    [InlineData("gateway.example")]
    public async Task An_address_without_TLS_or_with_a_password_in_it_is_refused(string address)
    {
        await using var world = await AlertWorld.CreateAsync();
        var refused = await Refused(world, world.Process(("AllowHttp", "false")), "admin", address, AlertWorld.Secret);
        Assert.Equal("Address", Assert.Single(refused.Errors).Field);
    }

    [Fact]
    public async Task A_test_message_is_marked_as_that_and_its_answer_is_kept()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await world.TellAsync(process, "dispatcher");
        var admin = await world.Cases.Actor("admin");
        world.Receiver.Answer(500);
        Assert.False((await process.InScopeAsync(s => s.GetRequiredService<SendTestAlert>().RunAsync(admin, "admin", default))).Accepted);
        Assert.True((await process.InScopeAsync(s => s.GetRequiredService<SendTestAlert>().RunAsync(admin, "admin", default))).Accepted);
        Assert.True(JsonDocument.Parse(world.Receiver.All[0].Body).RootElement.GetProperty("test").GetBoolean());
        Assert.True((await process.InScopeAsync(s => s.GetRequiredService<AlertQueries>().TestAsync(default)))!.Accepted);
        await SaveAsync(world, process, "admin", "https://gateway.example/", AlertWorld.Secret);
        Assert.Null(await process.InScopeAsync(s => s.GetRequiredService<AlertQueries>().TestAsync(default)));
    }

    private static Task<InvalidInputException> Refused(AlertWorld world, IServiceProvider process, string user, string address, string secret) =>
        Assert.ThrowsAsync<InvalidInputException>(() => SaveAsync(world, process, user, address, secret));

    private static async Task SaveAsync(AlertWorld world, IServiceProvider process, string user, string address, string secret)
    {
        var actor = await world.Cases.Actor(user);
        await process.InScopeAsync(s => s.GetRequiredService<SaveWebhook>().RunAsync(actor, address, secret, default));
    }
}
