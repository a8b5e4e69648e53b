namespace ReplyFlow.Domain.Messages;

/// <summary>How far a letter got with one recipient, the least first: the highest that anything proves is where it stands.</summary>
public enum DeliveryRung
{
    /// <summary>已排队.</summary>
    Queued,
    /// <summary>服务器已接收.</summary>
    Accepted,
    /// <summary>投递失败: no server took it.</summary>
    Parked,
    /// <summary>退信: it came back after a server had taken it.</summary>
    Returned,
    /// <summary>地址无效: it came back, because there is no such address.</summary>
    AddressWrong,
    /// <summary>已线下送达: handed over or posted.</summary>
    Handed,
    /// <summary>已打开.</summary>
    Opened,
    /// <summary>已确认收到.</summary>
    Confirmed,
    /// <summary>已反馈.</summary>
    Answered,
}
