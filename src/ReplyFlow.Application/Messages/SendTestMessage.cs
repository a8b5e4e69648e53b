using System.Text.Json;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Messages;

/// <summary>An administrator tries the mail settings; what the server answered is kept as the latest try.</summary>
public sealed class SendTestMessage(UnitRunner units, TestMessage message, IMailTransport transport, MailOptions options)
{
    /// <summary>Sends the message, waits for the server's answer and writes that down, whatever it is.</summary>
    /// <exception cref="InvalidInputException">There is no address to send to.</exception>
    public async Task<MailTest> RunAsync(Actor actor, string address, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var check = new InputCheck();
        var to = check.Email("Address", address, "收件邮箱");
        if (to.Length == 0 && check.IsGood("Address"))
            check.Fail("Address", "请填写收件邮箱。");
        check.ThrowIfAny();
        var result = await message.SendAsync(to, actor.Name, ct);
        return await units.RunAsync(actor, async unit =>
        {
            var test = new MailTest(
                unit.Now, result.Outcome == MailOutcome.Accepted, result.ToFolder, result.Words, transport.Description, options.From);
            await unit.Db.Settings.SetAsync(MailTest.SettingName, JsonSerializer.Serialize(test, StoredJson.Options), ct);
            unit.Record(new MailTested(test.Accepted, test.ToFolder), null, $"发送测试邮件：{(test.Accepted ? "已发出" : "没有发出")}");
            return test;
        }, ct);
    }
}
