namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>How much the editor's requests may carry: more than any command accepts, so that the refusal is the command's, in words.</summary>
internal static class DraftLimits
{
    /// <summary>Bytes of a request and characters of one field.</summary>
    public const int Request = 24 * 1024 * 1024;
}
