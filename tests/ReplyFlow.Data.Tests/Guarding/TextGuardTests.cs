using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Guarding;

/// <summary>No way to the database lets through a text that one database refuses and the other changes silently.</summary>
public sealed class TextGuardTests
{
    public static TheoryData<DatabaseKind, string> Texts
    {
        get
        {
            var data = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
                foreach (var text in new[] { "null", "half" })
                    data.Add(kind, text);
            return data;
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task It_is_refused_on_every_way_and_nothing_is_written(DatabaseKind kind, string which)
    {
        var text = which == "null" ? "a\0b" : "a\uD800b";
        await using var database = await TestDatabase.CreateAsync(kind);
        var ct = TestContext.Current.CancellationToken;
        await using (var db = database.Open())
        {
            db.Settings.Add(new Setting { Name = "door", Value = text });
            var saved = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(ct));
            Assert.IsType<UnstorableTextException>(saved.InnerException);
        }
        await using (var db = database.Open())
        {
            var row = new AuditEvent { Seq = 1, ActorName = "系统", Kind = "Door", Summary = text, Data = "{}", PreviousHash = AuditEvent.GenesisHash, Hash = "0" };
            await Assert.ThrowsAsync<UnstorableTextException>(() => db.AppendAsync([row], ct));
            await Assert.ThrowsAsync<UnstorableTextException>(() => db.Settings.ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, text), ct));
            await Assert.ThrowsAsync<UnstorableTextException>(() => db.Settings.AnyAsync(s => s.Name == text, ct));
            string[] names = ["fine", text];
            await Assert.ThrowsAsync<UnstorableTextException>(() => db.Database.ExecuteSqlAsync($"SELECT {text}", ct));
            if (kind == DatabaseKind.Postgres)
                await Assert.ThrowsAsync<UnstorableTextException>(() => db.Settings.AnyAsync(s => names.Contains(s.Name), ct));
        }
        await using var after = database.Open();
        Assert.False(await after.Settings.AnyAsync(s => s.Name == "door", ct));
        Assert.False(await after.Audit.AnyAsync(ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_other_text_is_kept_as_it_is(DatabaseKind kind)
    {
        const string text = "𠮷👍\u0001\t\r\n\u0085\uFFFF汉字";
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var db = database.Open())
        {
            db.Settings.Add(new Setting { Name = "door", Value = text });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var after = database.Open();
        Assert.Equal(text, await after.Settings.ReadAsync("door", TestContext.Current.CancellationToken));
    }
}
