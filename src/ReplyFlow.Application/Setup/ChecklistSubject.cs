namespace ReplyFlow.Application.Setup;

/// <summary>What an installation needs before the first suggestion, in the order in which it is seen to.</summary>
public enum ChecklistSubject
{
    /// <summary>政府办公厅, which assigns.</summary>
    GovernmentOffice,
    /// <summary>代联工委, which registers.</summary>
    LiaisonBody,
    /// <summary>承办单位, which answer.</summary>
    Bureaus,
    /// <summary>People of each role.</summary>
    People,
    /// <summary>The session that suggestions are numbered in.</summary>
    Session,
    /// <summary>The working calendar of this year.</summary>
    Calendar,
    /// <summary>Outgoing mail, tried.</summary>
    Mail,
    /// <summary>Fonts that letters are set in.</summary>
    Fonts,
    /// <summary>Templates that letters are laid out with.</summary>
    Template,
}
