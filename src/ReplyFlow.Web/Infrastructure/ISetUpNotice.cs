namespace ReplyFlow.Web.Infrastructure;

/// <summary>Shows the one-time set-up code to whoever started the program, and to nobody else.</summary>
public interface ISetUpNotice
{
    /// <summary>Shows it.</summary>
    void Show(string code);
}
