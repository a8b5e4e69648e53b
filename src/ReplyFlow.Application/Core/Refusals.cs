using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Core;

/// <summary>A command was refused; nothing was changed. The message is in Chinese, for the person who asked, and says what to do.</summary>
public abstract class RefusalException(string message) : Exception(message);

/// <summary>One thing wrong with the input.</summary>
/// <param name="Field">Name of the input field; empty when it is about the whole.</param>
/// <param name="Message">What is wrong and what is expected, in Chinese.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>The input is unusable.</summary>
public sealed class InvalidInputException(params IReadOnlyList<FieldError> errors)
    : RefusalException(string.Join("；", errors.Select(e => e.Message)))
{
    public InvalidInputException(string field, string message) : this(new FieldError(field, message)) { }

    /// <summary>Everything wrong, in the order of the form.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}

/// <summary>The thing does not exist, or the actor may not know that it does.</summary>
public sealed class NotFoundException(string message = "没有找到，或您无权查看。") : RefusalException(message);

/// <summary>The actor may see it but not do this.</summary>
public sealed class NotAllowedException(string message = "您不能进行这项操作。") : RefusalException(message);

/// <summary>The work item is no longer open: somebody decided first, or it was cancelled.</summary>
public sealed class AlreadyClosedException(WorkItem item) : RefusalException(Describe(item))
{
    /// <summary>The item as it stands.</summary>
    public WorkItem Item { get; } = item;

    private static string Describe(WorkItem item)
    {
        var at = item.ClosedAt?.ToOffset(Domain.BeijingTime.Offset).ToString("yyyy年M月d日 HH:mm");
        return item.Status == WorkItemStatus.Decided
            ? $"此事项已由{item.Decider}于{at}办理（{item.OutcomeLabel}），您的操作没有生效。您输入的内容仍保留在下方，可以复制。"
            : $"此事项已于{at}取消，无需再办理。您输入的内容仍保留在下方，可以复制。";
    }
}

/// <summary>The draft was saved by somebody else, or in another tab, since it was opened.</summary>
public sealed class DraftConflictException(Draft current) : RefusalException(
    $"{current.SavedBy}已于{current.SavedAt.ToOffset(Domain.BeijingTime.Offset):M月d日 HH:mm}保存了更新的内容。两份内容都保留在页面上，请比对后决定用哪一份。")
{
    /// <summary>The draft as stored.</summary>
    public Draft Current { get; } = current;
}
