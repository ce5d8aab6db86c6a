namespace Entente.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>To read what is there. Never waits for a writer.</summary>
    Read,

    /// <summary>To read and to save. One at a time; the store is made when it is not there.</summary>
    Write,
}
