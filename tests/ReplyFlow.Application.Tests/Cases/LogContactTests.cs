using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Cases;

public sealed class LogContactTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_contact_that_is_sent_several_times_at_once_is_logged_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await using var db = world.Open();
        var ct = TestContext.Current.CancellationToken;
        var before = await db.Contacts.CountAsync(ct);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LogAsync("代表认可办理思路，希望年底前完成。")));
        Assert.Equal(before + 1, await db.Contacts.CountAsync(ct));
        await LogAsync("代表又来电话，希望提前完成。");
        Assert.Equal(before + 2, await db.Contacts.CountAsync(ct));

        async Task LogAsync(string summary)
        {
            var drafter = await world.Actor("drafter");
            await world.InScope(async s =>
            {
                var input = new ContactInput(s.GetRequiredService<TimeProvider>().Today(), ContactPhase.During, ContactChannel.Telephone, "祝示例代表", summary);
                await s.GetRequiredService<LogContact>().RunAsync(drafter, id, input, ct);
                return true;
            });
        }
    }
}
