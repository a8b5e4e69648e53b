namespace ReplyFlow.Web.Infrastructure;

/// <summary>Shows the one-time set-up code to whoever started the program, and to nobody else.</summary>
public interface ISetUpNotice
{
    void Show(string code);
}
