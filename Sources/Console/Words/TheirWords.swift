/// The sentences that the gateway says every day, and how a reason of ours goes on, in Kiswahili.
///
/// They stand in the middle of longer texts, so each is put in the place of the English one wherever it is found.
enum TheirWords {
    static let sentences: [(String, String)] = [
        (", which proves nothing", ", haithibitishi kitu"),
        (", a web page", ", ukurasa wa wavuti"),
        (", nothing in it", ", tupu"),
        (", no known shape", ", umbo lisilojulikana"),
        ("The service request is processed successfully", "ombi limekamilika"),
        ("The transaction does not Exist", "muamala haupo"),
        ("The transaction is being processed", "muamala unashughulikiwa"),
        ("The transaction is still under processing", "muamala bado unashughulikiwa"),
        ("Transaction has expired", "muda wa muamala umeisha"),
        ("Request cancelled by user", "mteja ameghairi"),
        ("Request Cancelled by user", "mteja ameghairi"),
        ("The balance is insufficient for the transaction", "salio halitoshi"),
        ("Declined due to limit rule", "kikomo kinakataza"),
        (": greater than the maximum transaction amount", ": kiasi ni kikubwa mno"),
        (": would exceed daily transfer limit", ": kikomo cha siku kingepitwa"),
        (": would exceed the maximum balance", ": salio lingezidi kikomo"),
        ("Rule limited", "kanuni inazuia"),
        (
            "Unable to lock subscriber, a transaction is already in process for the current subscriber",
            "simu ina muamala mwingine"
        ),
        ("An error occurred while sending a push request", "ombi halikufika kwenye simu"),
        ("DS timeout user cannot be reached", "mteja hapatikani"),
        ("SMSC ACK timeout", "mtandao haukuthibitisha"),
        ("The initiator information is invalid", "PIN si sahihi"),
        ("The security credential is locked", "PIN imezuiwa"),
        ("The request is not permitted according to product assignment", "till hairuhusiwi ombi hili"),
        ("The operator does not exist", "namba ya till haipo"),
        ("System is busy. Please try again in few minutes", "mfumo una shughuli, jaribu baada ya dakika chache"),
        ("System busy. Please try again", "mfumo una shughuli, jaribu tena"),
        ("Spike Arrest Violation", "maombi mengi mno kwa mara moja"),
        ("Quota Violation", "kiwango cha maombi kimeisha"),
        ("Internal Server Error", "hitilafu ya ndani"),
        ("Merchant does not exist", "duka halijulikani"),
        ("Wrong credentials", "funguo si sahihi"),
        ("Invalid Access Token", "tokeni si sahihi"),
        ("Invalid CheckoutRequestID", "CheckoutRequestID si sahihi"),
        ("Error Occurred", "hitilafu"),
    ]
}
