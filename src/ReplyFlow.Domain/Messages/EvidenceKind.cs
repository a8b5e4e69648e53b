namespace ReplyFlow.Domain.Messages;

/// <summary>What a piece of evidence says about a message to a recipient.</summary>
public enum EvidenceKind
{
    /// <summary>退信: a server gave it up.</summary>
    Failed,
    /// <summary>A server has not given it up yet.</summary>
    Delayed,
    /// <summary>An automatic answer, for example out of office: nothing changes.</summary>
    Automatic,
    /// <summary>已打开: a read receipt says that it was displayed.</summary>
    Displayed,
    /// <summary>The recipient answered in words, which is no feedback by itself.</summary>
    Answered,
    /// <summary>当面送交.</summary>
    HandedOver,
    /// <summary>邮寄.</summary>
    Posted,
    /// <summary>The office that sends the letter sent it to another address than the register's.</summary>
    AddressChanged,
    /// <summary>代联工委 found that the address is the recipient's.</summary>
    AddressConfirmed,
    /// <summary>电话告知: the recipient was told by telephone; the letter itself has not arrived by that.</summary>
    Told,
    /// <summary>代联工委 found that an address which the office sent to is not the recipient's: what came from there is not theirs.</summary>
    AddressRejected,
    /// <summary>代联工委 found that what was answered by a form on paper is not the recipient's.</summary>
    PaperAnswerRejected,
    /// <summary>代联工委 found that what staff entered (代录) is not what the recipient answered.</summary>
    EntryRejected,
}
