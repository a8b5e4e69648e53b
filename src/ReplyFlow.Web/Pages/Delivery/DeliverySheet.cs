using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>Who got a letter, as a file.</summary>
internal static class DeliverySheet
{
    public static ListSheet<DeliveryRow> Of(string number) => new($"送达 {number}",
    [
        new("收件人", r => r.Name, 20),
        new("送达/抄送", r => DeliveryWords.Label(r.Kind), 10),
        new("邮箱", r => r.Address, 30),
        new("进度", r => DeliveryWords.State(r), 14),
        new("写出时间", r => r.CreatedAt, 17),
        new("发出时间", r => r.SentAt, 17),
        new("打开时间", r => r.Ladder.OpenedAt, 17),
        new("确认收到时间", r => r.Ladder.ConfirmedAt, 17),
        new("反馈时间", r => r.Ladder.AnsweredAt, 17),
        new("依据", r => string.Join("；", DeliveryWords.Proofs(r).Select(p => $"{BeijingText.Exact(p.At)} {p.Words}")), 60),
        new("投递次数", r => r.Attempts, 9),
        new("此前发过", r => r.Earlier, 9),
        new("服务器答复", r => r.Status == MessageStatus.Sent ? "" : r.LastError, 50),
    ]);
}
