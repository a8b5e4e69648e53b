using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Authenticity;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>Whoever owns the database may drop its guards: what they change of answers, links and evidence <c>verify</c> finds.</summary>
public sealed class ForgedAnswerTests
{
    private static readonly AnswerInput Bad = new(["满意", "不满意"], "第三点没有答复。", true, false);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Changes() => new()
    {
        { "UPDATE \"Feedback\" SET \"Words\" = '很好'", "校验值不符" },
        { "UPDATE \"Feedback\" SET \"DimensionsJson\" = '{}'", "校验值不符" },
        { "UPDATE \"Feedback\" SET \"AsksAgain\" = 0", "校验值不符" },
        { "UPDATE \"Feedback\" SET \"MayPublish\" = 1", "校验值不符" },
        { "UPDATE \"Feedback\" SET \"SupersededAt\" = \"At\"", "没有可以取代它的答复" },
        { "DELETE FROM \"Feedback\"", "反馈却不在了" },
        { "UPDATE \"PersonalLinks\" SET \"TokenSha256\" = 'x' || substr(\"TokenSha256\", 2)", "校验值不符" },
        { "UPDATE \"PersonalLinks\" SET \"Address\" = 'x@demo.invalid'", "校验值不符" },
        { "UPDATE \"PersonalLinks\" SET \"ReplacedById\" = NULL, \"RevokedAt\" = NULL", "却还能打开" },
        { "UPDATE \"PersonalLinks\" SET \"RevokedAt\" = \"IssuedAt\" WHERE \"RevokedAt\" IS NULL", "经过中没有记录" },
        { "UPDATE \"PersonalLinks\" SET \"ConfirmedAt\" = \"IssuedAt\" WHERE \"RevokedAt\" IS NULL", "与经过不符" },
        { "UPDATE \"NoticeLinks\" SET \"TokenSha256\" = 'x' || substr(\"TokenSha256\", 2)", "校验值不符" },
        { "DELETE FROM \"NoticeLinks\"", "链接却不在了" },
        { "UPDATE \"DeliveryEvidence\" SET \"Words\" = '改过'", "没有相符的记录" },
        { "UPDATE \"DeliveryEvidence\" SET \"Address\" = 'x@demo.invalid'", "没有相符的记录" },
        { "DELETE FROM \"DeliveryEvidence\"", "不在了，或者改动过" },
        { "UPDATE \"AddressChanges\" SET \"By\" = '代联工委'", "待确认的邮箱" },
        { "DELETE FROM \"AddressChanges\"", "记录了待确认的邮箱" },
        { "UPDATE \"Outbox\" SET \"DeputyId\" = (SELECT \"Id\" FROM \"Deputies\" WHERE \"Name\" = '池示例') WHERE \"DeputyId\" IS NOT NULL", "收件人、地址或内容" },
        { "UPDATE \"Outbox\" SET \"Address\" = 'x@demo.invalid' WHERE \"LetterId\" IS NOT NULL", "收件人、地址或内容" },
        { "UPDATE \"Outbox\" SET \"RecipientName\" = '某代表' WHERE \"LetterId\" IS NOT NULL", "收件人、地址或内容" },
        { "UPDATE \"Outbox\" SET \"Subject\" = '请看' WHERE \"LetterId\" IS NOT NULL", "收件人、地址或内容" },
        { "UPDATE \"Outbox\" SET \"Body\" = '请看' WHERE \"LetterId\" IS NOT NULL", "收件人、地址或内容" },
        { "DELETE FROM \"Outbox\" WHERE \"SentAt\" IS NULL AND \"LetterId\" IS NOT NULL", "封排队的邮件没有发出，却不在了" },
        { "UPDATE \"Deputies\" SET \"Email\" = 'x@demo.invalid'", "与经过中最后记录的不同" },
        { "UPDATE \"Cases\" SET \"Status\" = 'Archived', \"ClosedAt\" = \"AssignedOn\"", "还有流程里没有办理的待办" },
    };

    [Theory, MemberData(nameof(Changes)), Trait("Length", "Long")]
    public async Task Whatever_is_changed_or_taken_away_behind_the_guards_is_found(string sql, string words)
    {
        await using var world = await AnsweredAsync();
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        foreach (var table in new[] { "Feedback", "PersonalLinks", "NoticeLinks", "DeliveryEvidence", "AddressChanges" })
            foreach (var trigger in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}").ToListAsync(Ct))
#pragma warning disable EF1002 // A name from the database's own catalogue.
                await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Ct);
        await db.Database.ExecuteSqlRawAsync($"PRAGMA foreign_keys = OFF; {sql}".Replace("{", "{{").Replace("}", "}}"), Ct);
#pragma warning restore EF1002
        Assert.Contains(await world.Verify(), f => f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RevokedAt")]
    [InlineData("ReplacedById")]
    public async Task The_database_wakes_no_dead_link(string column)
    {
        await using var world = await AnsweredAsync();
        await using var db = world.Open();
#pragma warning disable EF1002 // The test's own names.
        await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync($"UPDATE \"PersonalLinks\" SET \"{column}\" = NULL", Ct));
#pragma warning restore EF1002
    }

    [Fact]
    public async Task An_own_answer_pushed_aside_by_an_entry_without_ground_is_found_though_no_guard_was_dropped()
    {
        await using var world = await AnsweredAsync();
        await using var db = world.Open();
        var own = await db.Feedback.AsNoTracking().SingleAsync(Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await db.Feedback.ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, world.Clock.Now), Ct);
        db.Add(new Feedback { CaseId = own.CaseId, LetterId = own.LetterId, DeputyId = own.DeputyId, EnteredBy = "方示例", At = world.Clock.Now });
        await db.SaveChangesAsync(Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("没有依据的代录", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_that_pushed_an_answer_aside_whose_address_was_confirmed_before_is_found()
    {
        await using var world = await AnsweredAsync();
        await using var db = world.Open();
        var own = await db.Feedback.AsNoTracking().SingleAsync(Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await db.Feedback.ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, world.Clock.Now), Ct);
        db.Add(new Feedback
        {
            CaseId = own.CaseId,
            LetterId = own.LetterId,
            DeputyId = own.DeputyId,
            Way = FeedbackWay.Telephone,
            Ground = "本人接听。",
            GroundOn = ReplyFlow.Domain.BeijingTime.DateOf(world.Clock.Now),
            EnteredBy = "方示例",
            At = world.Clock.Now,
        });
        await db.SaveChangesAsync(Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("没有可以取代它的答复", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Addresses_that_an_earlier_program_kept_as_a_value_move_into_their_table_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.CaseAt("accept");
        await using var db = world.Open();
        var deputy = await db.Deputies.Select(d => d.Id).FirstAsync(Ct);
        db.Settings.Add(new() { Name = "addresses-to-confirm", Value = $$"""[{"deputyId":"{{deputy}}","address":"b@demo.invalid","before":"a@demo.invalid","by":"管理员"}]""" });
        await db.SaveChangesAsync(Ct);
        await Task.WhenAll(MoveAsync(), MoveAsync());
        var row = await db.AddressChanges.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((deputy, "b@demo.invalid", "a@demo.invalid", "管理员"), (row.DeputyId, row.Address, row.Before, row.By));
        Assert.False(await db.Settings.AnyAsync(s => s.Name == "addresses-to-confirm", Ct));
        Assert.Empty(await world.Verify());

        Task<bool> MoveAsync() => world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<MoveAddressesToConfirm>(s).RunAsync(Ct);
            return true;
        });
    }

    [Fact]
    public async Task A_planted_notice_is_found_and_its_file_is_not_called_genuine()
    {
        await using var world = await AnsweredAsync();
        await using var db = world.Open();
        var letter = await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).SingleAsync(Ct);
        byte[] pdf = [.. "%PDF-1.7 forged"u8];
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf));
        var notice = new Notice
        {
            Kind = NoticeKind.Interim,
            CaseId = letter.CaseId,
            BureauId = letter.BureauId,
            Title = "告知函",
            LetterJson = letter.LetterJson,
            Template = letter.Template,
            Pdf = pdf,
            Pages = 1,
            Sha256 = sha256,
        };
        db.Add(notice);
        var like = await db.Outbox.AsNoTracking().FirstAsync(m => m.LetterId != null, Ct);
        db.Add(new OutboxMessage { CaseId = letter.CaseId, BureauId = letter.BureauId, NoticeId = notice.Id, RecipientKind = RecipientKind.Deputy, DeputyId = like.DeputyId, RecipientName = "示例代表", Address = "a@demo.invalid", Subject = "告知函", Body = "" });
        await db.SaveChangesAsync(Ct);
        Assert.Contains("没有制发的记录", Assert.Single(await world.Verify()).Message);
        Assert.Equal(Verdict.Unknown, (await new AuthenticityQueries(db).FindAsync(new MemoryStream(pdf), Ct)).Verdict);
        Assert.Equal(Verdict.Genuine, (await new AuthenticityQueries(db).FindAsync(new MemoryStream(letter.Pdf), Ct)).Verdict);
    }

    [Fact]
    public async Task A_planted_answer_whose_fact_has_no_hash_is_found_though_no_guard_was_dropped()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var row = await RowAsync(world, m => m.CaseId == id && m.LetterId != null);
        await TokenAsync(world, row);
        await world.InScope(s => s.GetRequiredService<UnitRunner>().RunAsync(null, async unit =>
        {
            var link = await unit.Db.PersonalLinks.SingleAsync(Ct);
            var planted = new Feedback
            {
                CaseId = id,
                LetterId = link.LetterId,
                DeputyId = link.DeputyId,
                Way = FeedbackWay.Link,
                LinkId = link.Id,
                Level = FeedbackLevel.Satisfied,
                Words = "非常满意。",
                EnteredBy = "祝示例",
                At = unit.Now,
            };
            unit.Db.Add(planted);
            unit.Record(new DeputyAnswered(planted.Id, link.Id, link.LetterId, planted.Way, planted.Level), id, "代表答复", bySystem: true);
            return true;
        }, Ct));
        Assert.Contains(await world.Verify(), f => f.Message.Contains("没有校验值", StringComparison.Ordinal));
    }

    /// <summary>A letter answered by a link that took another's place, with evidence on its ladder and a link to a notice.</summary>
    private static async Task<World> AnsweredAsync()
    {
        var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var (office, liaison) = (await world.Actor("office"), await world.Actor("liaison"));
        var first = await RowAsync(world, m => m.CaseId == id && m.LetterId != null);
        await TokenAsync(world, first);
        await world.InScope(s => ActivatorUtilities.CreateInstance<ResendMessage>(s).RunAsync(office, first.Id, "neu@demo.invalid", null, true, Ct));
        var again = await RowAsync(world, m => m.CaseId == id && m.LetterId != null && m.Address == "neu@demo.invalid");
        var token = await TokenAsync(world, again);
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, again.Id, AddressScene.Asked, Ct);
            return true;
        });
        await using (var db = world.Open())
        {
            var letter = await db.Letters.AsNoTracking().SingleAsync(l => l.CaseId == id, Ct);
            var notice = new Notice { Kind = NoticeKind.Assigned, CaseId = id, BureauId = letter.BureauId, Title = "承办告知", LetterJson = letter.LetterJson, Template = "", Sha256 = "" };
            var message = new OutboxMessage { CaseId = id, BureauId = letter.BureauId, NoticeId = notice.Id, RecipientKind = RecipientKind.Deputy, DeputyId = first.DeputyId, RecipientName = "祝示例代表", Address = first.Address, Subject = "承办告知", Body = "" };
            await world.InScope(s => s.GetRequiredService<UnitRunner>().RunAsync(null, unit =>
            {
                unit.Db.AddRange(notice, message);
                unit.Record(new NoticeMade(notice.Id, null, "", ""), id, "示例", bySystem: true);
                return Task.FromResult(true);
            }, Ct));
            await TokenAsync(world, message);
        }
        await world.InScope(async s =>
        {
            await s.GetRequiredService<AnswerLetter>().RunAsync(token, Bad, default);
            return true;
        });
        return world;
    }

    private static async Task<OutboxMessage> RowAsync(World world, System.Linq.Expressions.Expression<Func<OutboxMessage, bool>> which)
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().Where(m => m.RecipientKind == RecipientKind.Deputy).SingleAsync(which, Ct);
    }

    private static async Task<string> TokenAsync(World world, OutboxMessage row)
    {
        var token = await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
        await using var db = world.Open();
        (await db.Outbox.SingleAsync(m => m.Id == row.Id, Ct)).Accept(world.Clock.Now);
        await db.SaveChangesAsync(Ct);
        return token;
    }
}
