namespace ReplyFlow.Domain.Organisation;

/// <summary>What a body is in the handling process.</summary>
public enum BureauKind
{
    /// <summary>承办单位: answers suggestions or gives opinions to the bureau that does.</summary>
    Handling,

    /// <summary>市政府办公厅 or 督查室: assigns suggestions, decides on transfer and extension.</summary>
    GovernmentOffice,

    /// <summary>人大常委会代联工委: registers, numbers and supervises.</summary>
    LiaisonBody,
}
