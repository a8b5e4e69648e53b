using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>What a delivery's state means and what to do about it, in words.</summary>
public static class DeliveryWords
{
    /// <summary>What to do; empty when there is nothing to do.</summary>
    public static string Advice(DeliveryRow row) => row switch
    {
        { Status: MessageStatus.Parked, Address: "" } => "请补充邮箱地址后重新发送，或登记线下送达。",
        { Status: MessageStatus.Parked } => "请与收件人核对地址，更正后重新发送；或改用其他方式送达并登记。",
        { IsRetrying: true } => $"系统会在 {BeijingText.Exact(row.NextAttemptAt)} 自动再试，暂时不用处理。",
        _ => "",
    };

    /// <summary>How far it got: the last rung of the ladder that was reached.</summary>
    public static string State(DeliveryRow row) => row switch
    {
        { FeedbackAt: not null, Kind: RecipientKind.Deputy, Status: MessageStatus.Sent or MessageStatus.Offline } => "已反馈",
        { Status: MessageStatus.Parked } => "投递失败",
        { Status: MessageStatus.Offline } => "已线下送达",
        { Status: MessageStatus.Sent } => Sent(row),
        { IsRetrying: true } => "等待重试",
        _ => "等待发送",
    };

    /// <summary>Who has a message that was sent.</summary>
    public static string Sent(DeliveryRow row) => row.ToFolder ? "已写入本地文件夹" : "服务器已接收";

    /// <summary>Deputy or copy.</summary>
    public static string Label(RecipientKind kind) => kind == RecipientKind.Deputy ? "送达" : "抄送";
}
